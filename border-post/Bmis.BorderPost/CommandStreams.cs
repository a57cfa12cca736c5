namespace Bmis.BorderPost;

/// <summary>Where a verb reads, answers with one JSON object a line, and says what is wrong.</summary>
internal sealed record CommandStreams(Stream Input, TextWriter Output, TextWriter Error)
{
    internal static CommandStreams OfConsole() => new(Console.OpenStandardInput(), Console.Out, Console.Error);
}
