using Bmis.Central.Watchlists.Entries;

namespace Bmis.Central.Watchlists.Pages;

/// <summary>What the form of an own entry shows. It prints as <c>[form]</c>.</summary>
/// <param name="EntryId">The entry that is amended; empty for a new one.</param>
/// <param name="Base">The desk's version that the form was filled from.</param>
/// <param name="Form">What is typed.</param>
/// <param name="Lists">The lists of headquarters' own among which it may be.</param>
/// <param name="Wrong">The fields that are wrong.</param>
/// <param name="Problem">Why the desk did not take it.</param>
internal sealed record EntryFormView(
    string EntryId,
    int Base,
    EntryForm Form,
    IReadOnlyList<string> Lists,
    IReadOnlyList<string> Wrong,
    string? Problem)
{
    public bool IsNew => EntryId.Length == 0;

    public override string ToString() => "[form]";
}
