using Bmis.Sync.Protocol;

namespace Bmis.Sync.Identity;

/// <summary>What came of asking for a certificate.</summary>
/// <param name="Identity">The identity that is in use from now on; null when there is none.</param>
/// <param name="Refusal">
/// Why there is none; <see cref="IssueRefusal.Unspecified"/> also for an answer that does not fit the request.
/// </param>
public sealed record IssueOutcome(DeviceIdentity? Identity, IssueRefusal Refusal);
