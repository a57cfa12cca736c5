using Bmis.Sync.Distribution;

namespace Bmis.Sync.Kits;

/// <summary>A list of a kit, and what became of it.</summary>
/// <param name="Manifest">What it is; null when that cannot be read.</param>
/// <param name="Fault">Why it was not taken; none when it is in place now.</param>
public sealed record KitList(ListManifest? Manifest, ManifestFault Fault);
