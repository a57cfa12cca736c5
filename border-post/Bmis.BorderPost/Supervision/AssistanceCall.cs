namespace Bmis.BorderPost.Supervision;

/// <summary>A silent call for assistance.</summary>
/// <param name="OfficerId">Who called.</param>
/// <param name="At">When.</param>
internal sealed record AssistanceCall(string OfficerId, DateTimeOffset At);
