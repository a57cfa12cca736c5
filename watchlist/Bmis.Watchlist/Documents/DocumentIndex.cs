using Bmis.Biographics;
using Bmis.Watchlist.Candidates;
using Bmis.Watchlist.Lists;
using Bmis.Watchlist.Scoring;

namespace Bmis.Watchlist.Documents;

/// <summary>
/// Finds the entries that hold a document, by issuing State and number. The look-alikes O and 0, I and 1 share a key:
/// a check digit protects the scan, not the hand that typed the list.
/// </summary>
internal sealed class DocumentIndex
{
    private readonly IReadOnlyList<AlertEntry> _entries;
    private readonly MatchingParameters _parameters;
    private readonly List<(int Entry, int Document)> _places = [];
    private readonly TextTable _keys;
    private readonly Postings _byKey;

    internal DocumentIndex(IReadOnlyList<AlertEntry> entries, MatchingParameters parameters)
    {
        (_entries, _parameters) = (entries, parameters);
        _keys = new(entries.Count);
        var keys = new List<int>();
        for (var entry = 0; entry < entries.Count; entry++)
            for (var document = 0; document < entries[entry].Documents.Count; document++)
            {
                _places.Add((entry, document));
                keys.Add(_keys.Add(KeyOf(entries[entry].Documents[document].Number)));
            }

        var keyOf = keys.ToArray();
        _byKey = new(_keys.Count, _places.Count, place => keyOf.AsSpan(place, 1));
    }

    /// <summary>The best match of each entry, in the entries' order.</summary>
    internal IEnumerable<DocumentMatch> Find(DocumentNumber number, CountryCode? state)
    {
        if (_keys.Find(KeyOf(number)) is not (>= 0 and var key)) return [];
        return _byKey[key].ToArray()
            .Select(place => Judge(_places[place].Entry, _places[place].Document, number, state))
            .Where(match => match.Score > 0)
            .GroupBy(match => match.Entry)
            .Select(group => group.MaxBy(match => match.Score));
    }

    private DocumentMatch Judge(int entry, int index, DocumentNumber number, CountryCode? state)
    {
        var listed = _entries[entry].Documents[index];
        var stated = state is { Code.Length: > 0 } && listed.IssuingState is not null;
        if (stated && state!.Value.Canonical != listed.IssuingState!.Value.Canonical) return default;
        if (!stated && number.Text.Length < _parameters.DocumentStatelessLength) return default;
        var (form, score) = number == listed.Number
            ? (MatchForm.Exact, _parameters.DocumentExact)
            : (MatchForm.LookAlike, _parameters.DocumentLookAlike);
        if (stated) return new(entry, index, form, score);
        form = form == MatchForm.LookAlike ? form : MatchForm.StateMissing;
        return new(entry, index, form, Math.Min(score, _parameters.DocumentStateMissing));
    }

    /// <summary>The number with look-alikes made one.</summary>
    internal static string KeyOf(DocumentNumber number) => number.Text.Replace('O', '0').Replace('I', '1');
}
