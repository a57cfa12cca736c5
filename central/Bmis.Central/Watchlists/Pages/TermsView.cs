using Bmis.Central.Watchlists.Entries;

namespace Bmis.Central.Watchlists.Pages;

/// <summary>What the form of a list's terms shows.</summary>
/// <param name="List">The list; null for one that begins.</param>
/// <param name="Name">Its name, as typed for one that begins.</param>
/// <param name="Base">The version that the form was filled from.</param>
/// <param name="Form">What is typed.</param>
/// <param name="Wrong">The fields that are wrong.</param>
/// <param name="Problem">Why the desk did not take it.</param>
internal sealed record TermsView(
    ApprovedList? List, string Name, int Base, TermsForm Form, IReadOnlyList<string> Wrong, string? Problem)
{
    /// <summary>Whether lanes do nothing about the list before a national ground is stated.</summary>
    public bool IsAssetFreeze => List is { IsAssetFreeze: true };
}
