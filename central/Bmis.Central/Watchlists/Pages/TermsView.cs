using Bmis.Central.Watchlists.Entries;

namespace Bmis.Central.Watchlists.Pages;

/// <summary>What the form of a list's terms shows.</summary>
internal sealed record TermsView(
    ApprovedList List, int Base, TermsForm Form, IReadOnlyList<string> Wrong, string? Problem);
