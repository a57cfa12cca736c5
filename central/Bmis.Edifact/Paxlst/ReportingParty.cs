namespace Bmis.Edifact.Paxlst;

/// <summary>Who sends the list, or another party that is nobody on board (group 1). It prints as <c>[party]</c>.
/// </summary>
/// <param name="Role">What it is (3035), MS for the sender.</param>
/// <param name="Name">Its name, the pieces joined by a blank.</param>
/// <param name="Contacts">How it is reached.</param>
public sealed record ReportingParty(string Role, string Name, IReadOnlyList<ListedContact> Contacts)
{
    /// <inheritdoc/>
    public override string ToString() => "[party]";
}
