namespace Bmis.Watchlist.Names;

/// <summary>Groups of letters that are written or sound as one, found by their first letter.</summary>
/// <param name="groups">Longer groups before shorter ones; the first that fits is taken.</param>
internal sealed class LetterGroups(params (string Letters, string Value)[] groups)
{
    private readonly (string Letters, string Value)[][] _byFirst =
    [
        .. Enumerable.Range('A', 'Z' - 'A' + 1).Select(first => Array.FindAll(groups, one => one.Letters[0] == first)),
    ];

    /// <summary>The group with which the rest of a text begins.</summary>
    internal bool TryFind(ReadOnlySpan<char> rest, out (string Letters, string Value) group)
    {
        if (char.IsAsciiLetterUpper(rest[0]))
            foreach (var one in _byFirst[rest[0] - 'A'])
                if (rest.StartsWith(one.Letters))
                {
                    group = one;
                    return true;
                }

        group = default;
        return false;
    }
}
