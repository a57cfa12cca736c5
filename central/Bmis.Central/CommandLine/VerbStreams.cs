namespace Bmis.Central.CommandLine;

/// <summary>Standard input, output and error, or what a test puts in their place.</summary>
internal sealed record VerbStreams(TextReader Input, TextWriter Output, TextWriter Error)
{
    /// <summary>Those of the process.</summary>
    public static VerbStreams OfProcess() => new(Console.In, Console.Out, Console.Error);
}
