namespace Bmis.Sync.Distribution;

/// <summary>
/// A list that a lane holds: whole, verified and swapped in. The file is never changed in place; it is removed after
/// the version that follows the next one has arrived, so open it once and keep what you read. The manifest's times
/// say whether it is fresh, stale or expired.
/// </summary>
/// <param name="Manifest">What it is, with created and expires.</param>
/// <param name="Path">Where its bytes are.</param>
public sealed record HeldList(ListManifest Manifest, string Path);
