using Bmis.Central.Watchlists.Entries;

namespace Bmis.Central.Fingerprints.AlertPrints;

/// <summary>What the page of an entry's prints shows. It prints as <c>[form]</c>.</summary>
/// <param name="Listed">The entry.</param>
/// <param name="Qualities">The prints that are here, with their quality.</param>
/// <param name="Wrong">The field that is wrong; empty for none.</param>
/// <param name="Problem">The text that says what is wrong with it.</param>
/// <param name="Finger">What is chosen.</param>
/// <param name="Reason">What is typed.</param>
internal sealed record EntryPrintView(
    ListedEntry Listed,
    IReadOnlyDictionary<string, int> Qualities,
    string Wrong = "",
    string Problem = "",
    int Finger = 2,
    string Reason = "")
{
    public IReadOnlyList<PrintReference> Prints =>
        [.. PrintReference.Of(Listed.Said.Samples).OrderBy(one => one.Finger)];

    public override string ToString() => "[form]";
}
