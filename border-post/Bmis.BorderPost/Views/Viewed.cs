namespace Bmis.BorderPost.Views;

/// <summary>Marks an endpoint that shows personal data: every look at it is in the audit.</summary>
/// <param name="Action">What the audit calls a look, such as <c>view-case</c>.</param>
/// <param name="IsOwnDesk">
/// Whether a request asks for nothing but what the desk's page shows its own officer at this moment; null where that
/// cannot be.
/// </param>
internal sealed record Viewed(string Action, Func<HttpContext, bool>? IsOwnDesk = null);
