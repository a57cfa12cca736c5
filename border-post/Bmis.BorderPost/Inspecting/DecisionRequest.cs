namespace Bmis.BorderPost.Inspecting;

/// <summary>What the officer decided, about which state of which inspection.</summary>
/// <param name="InspectionId">The inspection on the screen.</param>
/// <param name="Act">The decision.</param>
/// <param name="Revision">The revision on the screen.</param>
/// <param name="IdempotencyKey">One key for one press; a repeated key gives the first answer.</param>
/// <param name="Reason">The officer's words; empty for none.</param>
/// <param name="SupervisorId">The supervisor who agrees; empty for none.</param>
/// <param name="SupervisorPassword">The supervisor's password; never kept.</param>
/// <param name="SupervisorCode">The supervisor's one-time code; empty without one.</param>
internal sealed record DecisionRequest(
    Guid InspectionId,
    OfficerAct Act,
    long Revision,
    string IdempotencyKey,
    string Reason = "",
    string SupervisorId = "",
    string SupervisorPassword = "",
    string SupervisorCode = "")
{
    internal const int LongestReason = 500;

    public override string ToString() => $"[decision {Act} {InspectionId}]";
}
