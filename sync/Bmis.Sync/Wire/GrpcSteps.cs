namespace Bmis.Sync.Wire;

/// <summary>Takes a call through its steps; the one place where they run, on both sides.</summary>
internal static class GrpcSteps
{
    /// <summary>Runs the steps, the first outermost, and within them the call itself.</summary>
    /// <param name="steps">The steps.</param>
    /// <param name="call">The call that they see.</param>
    /// <param name="last">The call itself.</param>
    /// <param name="explain">The status for what a step or the call throws.</param>
    public static Task<GrpcStatus> RunAsync(
        IReadOnlyList<GrpcStep> steps,
        GrpcExchange call,
        Func<Task<GrpcStatus>> last,
        Func<Exception, GrpcStatus> explain)
    {
        return FromAsync(0);

        async Task<GrpcStatus> FromAsync(int step)
        {
            try
            {
                return step < steps.Count ? await steps[step](call, () => FromAsync(step + 1)) : await last();
            }
            catch (Exception failure)
            {
                return explain(failure);
            }
        }
    }
}
