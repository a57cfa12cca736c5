namespace Bmis.Sync.Distribution;

/// <summary>The lists that lanes should hold now.</summary>
/// <param name="Revision">Grows whenever the catalogue changes.</param>
/// <param name="Lists">The current version of each list, each name once.</param>
public sealed record ListCatalogue(long Revision, IReadOnlyList<SignedManifest> Lists);
