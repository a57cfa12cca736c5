namespace Bmis.BorderPost;

/// <summary>One verb: the words that name it, what follows them, what it does, and the code that does it.</summary>
internal sealed record Command(
    string Path, string Arguments, string Job, Func<string[], CommandStreams, CancellationToken, Task<int>> Run)
{
    private readonly string[] _words = Path.Split(' ');

    internal int Words => _words.Length;

    internal bool Takes(string[] arguments) =>
        arguments.Length >= _words.Length && arguments.AsSpan(0, _words.Length).SequenceEqual(_words);
}
