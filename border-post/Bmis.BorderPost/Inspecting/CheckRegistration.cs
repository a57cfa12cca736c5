namespace Bmis.BorderPost.Inspecting;

/// <summary>One row of the table of checks; every room adds its own.</summary>
/// <param name="Check">The check.</param>
/// <param name="Limit">The time after which it is cut off.</param>
internal sealed record CheckRegistration(ICheck Check, TimeSpan Limit);
