namespace Bmis.BorderPost.Verbs;

/// <summary>Runs a verb and turns wrong use, and what stands in the way, into a sentence and an exit status.</summary>
internal static class VerbRun
{
    internal static async Task<int> RunAsync(CommandStreams streams, Func<Task<int>> verb)
    {
        try
        {
            return await verb();
        }
        catch (VerbFault fault)
        {
            await streams.Error.WriteLineAsync(fault.Message);
            return ExitCodes.WrongUse;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            await streams.Error.WriteLineAsync(failure.Message);
            return ExitCodes.CannotRun;
        }
        catch (OperationCanceledException)
        {
            await streams.Error.WriteLineAsync("It was given up before there was a report.");
            return ExitCodes.CannotRun;
        }
    }
}
