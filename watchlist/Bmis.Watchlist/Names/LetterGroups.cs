namespace Bmis.Watchlist.Names;

/// <summary>Groups of letters that are written or sound as one, found by their first letter.</summary>
/// <param name="groups">Longer groups before shorter ones; the first that fits is taken.</param>
internal sealed class LetterGroups(params (string Letters, string Value)[] groups)
{
    private readonly (string Letters, string Value)[][] _byFirst =
    [
        .. Enumerable.Range('A', 'Z' - 'A' + 1).Select(first => Array.FindAll(groups, one => one.Letters[0] == first)),
    ];

    // The letters that come second in a group, as a mask; all where a letter alone is one.
    private readonly uint[] _seconds =
    [
        .. Enumerable.Range('A', 'Z' - 'A' + 1).Select(first => groups.Where(one => one.Letters[0] == first)
            .Aggregate(0u, (mask, one) => mask | (one.Letters.Length > 1 ? 1u << (one.Letters[1] - 'A') : ~0u))),
    ];

    /// <summary>The group with which the rest of a text begins.</summary>
    internal bool TryFind(ReadOnlySpan<char> rest, out (string Letters, string Value) group)
    {
        if (MayBegin(rest))
            foreach (var one in _byFirst[rest[0] - 'A'])
                if (rest.StartsWith(one.Letters))
                {
                    group = one;
                    return true;
                }

        group = default;
        return false;
    }

    private bool MayBegin(ReadOnlySpan<char> rest)
    {
        if (!char.IsAsciiLetterUpper(rest[0])) return false;
        var seconds = _seconds[rest[0] - 'A'];
        return seconds == ~0u
            || (rest.Length > 1 && char.IsAsciiLetterUpper(rest[1]) && (seconds >> (rest[1] - 'A') & 1) != 0);
    }
}
