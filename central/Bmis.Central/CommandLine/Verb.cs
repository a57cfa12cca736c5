namespace Bmis.Central.CommandLine;

/// <summary>One thing that the executable does.</summary>
/// <param name="Path">Its words, such as <c>lane add</c>.</param>
/// <param name="Usage">What follows the words.</param>
/// <param name="RunAsync">Does it and gives the exit code.</param>
internal sealed record Verb(string Path, string Usage, Func<VerbContext, Task<int>> RunAsync)
{
    /// <summary>Its words, one by one.</summary>
    public string[] Words { get; } = Path.Split(' ');

    /// <summary>Whether the line starts with these words.</summary>
    public bool Fits(IReadOnlyList<string> line) =>
        line.Count >= Words.Length && line.Take(Words.Length).SequenceEqual(Words);
}
