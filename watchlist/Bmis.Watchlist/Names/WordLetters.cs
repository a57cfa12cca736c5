namespace Bmis.Watchlist.Names;

/// <summary>What comparing two parts of names reads: the shape first, the letters only where it must.</summary>
internal readonly ref struct WordLetters(
    ref readonly WordShape shape, ReadOnlySpan<char> text, ReadOnlySpan<char> sound, Spelling? spelling)
{
    private readonly ref readonly WordShape _shape = ref shape;

    internal readonly ref readonly WordShape Shape => ref _shape;

    internal ReadOnlySpan<char> Text { get; } = text;

    internal ReadOnlySpan<char> Sound { get; } = sound;

    /// <summary>As written in a script of its own; null in Latin letters.</summary>
    internal Spelling? Spelling { get; } = spelling;
}
