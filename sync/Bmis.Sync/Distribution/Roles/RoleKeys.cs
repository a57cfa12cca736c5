namespace Bmis.Sync.Distribution.Roles;

/// <summary>Whose signatures count for a role.</summary>
/// <param name="KeyIds">The ids of its keys, each once.</param>
/// <param name="Threshold">How many of them must have signed; 1 or more.</param>
public sealed record RoleKeys(IReadOnlyList<string> KeyIds, int Threshold);
