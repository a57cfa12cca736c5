using Bmis.Sync.Distribution.Roles;

namespace Bmis.Sync.Distribution;

/// <summary>The lists that lanes should hold now, and the roles that say so.</summary>
/// <param name="Revision">Grows whenever the catalogue changes.</param>
/// <param name="Lists">Every version that the targets name.</param>
/// <param name="Roles">The roots from old to new, then timestamp, snapshot and targets as far as there are any.</param>
public sealed record ListCatalogue(
    long Revision, IReadOnlyList<SignedManifest> Lists, IReadOnlyList<SignedRole> Roles);
