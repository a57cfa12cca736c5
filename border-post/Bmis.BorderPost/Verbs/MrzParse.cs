using Bmis.Documents.Mrz;

namespace Bmis.BorderPost.Verbs;

/// <summary>
/// <c>bmis-post mrz parse [FILE|-]</c>: MRZ texts parted by blank lines in, one JSON object a line out. Only a file
/// that cannot be read is an error; what is wrong in an MRZ stands in its object.
/// </summary>
internal static class MrzParse
{
    internal static Task<int> RunAsync(string[] arguments, CommandStreams streams, CancellationToken cancellation)
    {
        using var input = new StreamReader(streams.Input);
        return Task.FromResult(Run(arguments, input, streams.Output, streams.Error));
    }

    internal static int Run(string[] args, TextReader stdin, TextWriter stdout, TextWriter stderr) =>
        Run(args, stdin, stdout, stderr, TimeProvider.System);

    internal static int Run(
        string[] args, TextReader stdin, TextWriter stdout, TextWriter stderr, TimeProvider clock)
    {
        if (args.Length > 1)
        {
            stderr.WriteLine("bmis-post mrz parse takes one file, or - for standard input.");
            return ExitCodes.WrongUse;
        }

        try
        {
            if (args is [var path] && path != "-")
            {
                using var file = File.OpenText(path);
                Answer(file, stdout, clock);
            }
            else
            {
                Answer(stdin, stdout, clock);
            }

            return ExitCodes.Done;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            stderr.WriteLine($"The file cannot be read: {exception.Message}");
            return ExitCodes.CannotRun;
        }
    }

    private static void Answer(TextReader source, TextWriter stdout, TimeProvider clock)
    {
        var day = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        foreach (var text in MrzBlocks.Read(source))
            stdout.WriteLine(MrzJson.Write(MrzParser.Parse(text, day)));
        stdout.Flush();
    }
}
