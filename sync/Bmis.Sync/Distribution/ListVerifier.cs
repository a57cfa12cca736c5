using System.Security.Cryptography;
using Bmis.Sync.Distribution.Roles;

namespace Bmis.Sync.Distribution;

/// <summary>Says which lists and pages count for a lane, by the roles that it trusts. Thread-safe.</summary>
/// <param name="trust">What the lane believes; null where it was given no root: then nothing counts.</param>
public sealed class ListVerifier(LaneTrust? trust)
{
    /// <summary>What the lane believes; null where it was given no root.</summary>
    public LaneTrust? Trust => trust;

    /// <summary>
    /// Until when what is held may count as the newest state (<see cref="TrustedRoles.CurrentUntil"/>).
    /// </summary>
    public DateTimeOffset? CurrentUntil => trust?.Roles.CurrentUntil;

    /// <summary>
    /// Reads a manifest that comes and asks whether the lane should hold it: a key of the targets has signed it and the
    /// targets name it for this lane. Not its expiry.
    /// </summary>
    public ManifestResult Judge(Protocol.SignedManifest message)
    {
        var roles = trust?.Roles;
        var result = Verify(ManifestCodec.FromWire(message), id => roles?.Find(RoleKind.Targets, id));
        return !result.IsValid || IsTarget(roles, result.Manifest)
            ? result
            : ManifestResult.Bad(ManifestFault.Target);
    }

    /// <summary>
    /// Reads a manifest that the lane took in once: a key that was one of the targets' has signed it. Keys that have
    /// been replaced count here, because a lane must not lose its lists when keys are.
    /// </summary>
    public ManifestResult Verify(ReadOnlySpan<byte> stored) =>
        Verify(ManifestCodec.FromBytes(stored), id => trust?.Roles.FindEver(RoleKind.Targets, id));

    /// <summary>
    /// Whether a manifest that was taken in would still count: its key has not been replaced, or the targets name it.
    /// One that does not is used until anything else comes, of whatever version.
    /// </summary>
    public bool Stands(SignedManifest held)
    {
        var roles = trust?.Roles;
        return roles?.Find(RoleKind.Targets, held.KeyId) is not null || IsTarget(roles, held);
    }

    /// <summary>
    /// Whether the centre has recalled this version: until what replaces it has come, nothing should be relied on that
    /// it says. False when the lane was given no root.
    /// </summary>
    public bool Recalls(ListManifest held) => trust?.Roles.Lists?.Recalls(held.Name, held.Version) == true;

    /// <summary>Whether a key of the timestamp signed these bytes: feeds are signed by whoever is on line.</summary>
    /// <param name="keyId">The key that is said to have signed.</param>
    /// <param name="bytes">Purpose and content, as they were signed.</param>
    /// <param name="signature">r and s, 64 bytes.</param>
    internal bool IsSigned(string keyId, ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> signature) =>
        trust?.Roles.Find(RoleKind.Timestamp, keyId)?.HasSigned(bytes, signature) == true;

    private bool IsTarget(TrustedRoles? roles, SignedManifest signed) =>
        roles?.Lists?.MeantFor(signed.Manifest.Name, trust!.LaneId) is { } target
        && target.Version == signed.Manifest.Version
        && target.ManifestSha256.Span.SequenceEqual(SHA256.HashData(signed.ManifestBytes.Span));

    private static ManifestResult Verify(ManifestResult read, Func<string, RoleKey?> find) =>
        !read.IsValid ? read
        : find(read.Manifest.KeyId) is not { } key ? ManifestResult.Bad(ManifestFault.UnknownKey)
        : key.HasSigned([.. ListSigner.Purpose, .. read.Manifest.ManifestBytes.Span], read.Manifest.Signature.Span)
            ? read
            : ManifestResult.Bad(ManifestFault.Signature);
}
