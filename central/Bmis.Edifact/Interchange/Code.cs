namespace Bmis.Edifact.Interchange;

/// <summary>
/// A code of at most seven bytes without blanks around it, as a number: readers compare it without making text. What is
/// longer equals no code.
/// </summary>
/// <param name="Value">The bytes, the last in the lowest place, and their number in the highest.</param>
internal readonly record struct Code(ulong Value)
{
    private const int Longest = 7;
    private const int CountPlace = 56;

    private static Code Longer { get; } = new(ulong.MaxValue);

    /// <summary>The code that these bytes are.</summary>
    internal static Code Of(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > Longest)
            return Longer;
        var value = (ulong)bytes.Length << CountPlace;
        var place = 0;
        for (var at = bytes.Length - 1; at >= 0; at--, place += 8)
            value |= (ulong)bytes[at] << place;
        return new(value);
    }

    /// <summary>The code that a component is.</summary>
    internal static Code Of(in Component component) =>
        component.IsPlain ? Of(Folding.WithoutBlanks(component.Raw)) : OfUnescaped(component);

    private static Code OfUnescaped(in Component component)
    {
        Span<byte> buffer = component.Raw.Length <= 256 ? stackalloc byte[256] : new byte[component.Raw.Length];
        return Of(component.Trimmed(buffer));
    }
}
