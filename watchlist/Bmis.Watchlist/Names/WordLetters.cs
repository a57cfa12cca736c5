namespace Bmis.Watchlist.Names;

/// <summary>What comparing two parts in the same script reads: the shape first, the letters only where it must.</summary>
internal readonly ref struct WordLetters(ref readonly WordShape shape, ReadOnlySpan<char> text, ReadOnlySpan<char> sound)
{
    private readonly ref readonly WordShape _shape = ref shape;

    internal readonly ref readonly WordShape Shape => ref _shape;

    internal ReadOnlySpan<char> Text { get; } = text;

    internal ReadOnlySpan<char> Sound { get; } = sound;
}
