namespace Bmis.Watchlist.Lists;

/// <summary>A file of a source as it was uploaded or read from disk. It prints as its name.</summary>
/// <param name="Name">File name without folder.</param>
/// <param name="Content">Its bytes.</param>
public sealed record SourceFile(string Name, byte[] Content)
{
    /// <summary>Most bytes of one file.</summary>
    public const int MaximumLength = 512 * 1024 * 1024;

    /// <inheritdoc/>
    public override string ToString() => Name;
}
