using System.Security.Cryptography;
using Bmis.Sync.Distribution;
using Bmis.Sync.Distribution.Roles;

namespace Bmis.Central.Distribution;

/// <summary>A published version that lanes should hold.</summary>
internal sealed record PublishedTarget(
    string ListName,
    long Version,
    int Share,
    string RollOut,
    long RecallsFrom,
    long RecallsTo,
    byte[] SignedManifest)
{
    /// <summary>The manifest with its signature; null when the row is not what was written.</summary>
    public SignedManifest? Signed => ManifestCodec.FromBytes(SignedManifest).Manifest;

    /// <summary>How it stands among the targets.</summary>
    public static ListTarget Target(PublishedTarget row, SignedManifest signed) =>
        new(row.ListName, row.Version, SHA256.HashData(signed.ManifestBytes.Span))
        {
            Share = row.Share,
            RollOut = row.RollOut,
            RecallsFrom = row.RecallsFrom,
            RecallsTo = row.RecallsTo,
        };
}
