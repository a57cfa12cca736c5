namespace Bmis.BorderPost.Inspecting;

/// <summary>The officer at the lane.</summary>
/// <param name="OfficerId">What stands in records.</param>
/// <param name="DisplayName">What stands in the page's bar.</param>
/// <param name="Roles">Codes of <see cref="Crossings.Contracts.OfficerRoles"/>.</param>
/// <param name="ShiftId">The officer's shift; empty where shifts are not kept.</param>
internal sealed record DutyOfficer(
    string OfficerId, string DisplayName, IReadOnlyList<string> Roles, string ShiftId = "")
{
    internal bool Is(string role) => Roles.Contains(role);

    public override string ToString() => $"[officer {OfficerId}]";
}
