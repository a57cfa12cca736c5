using System.Formats.Asn1;
using Bmis.Documents.Cms;

namespace Bmis.Documents.Trust;

/// <summary>A CSCA master list as it was read (Doc 9303-12, 9).</summary>
/// <param name="Signed">The signed data it came in.</param>
/// <param name="Certificates">Every certificate in it, whole.</param>
internal sealed record MasterList(SignedData Signed, IReadOnlyList<ReadOnlyMemory<byte>> Certificates)
{
    private const string ContentType = "2.23.136.1.1.2";

    /// <summary>Reads one; null when it has not that form or is too large.</summary>
    internal static MasterList? Read(ReadOnlyMemory<byte> bytes)
    {
        SignedData.Read(bytes, CmsLimits.MasterListBytes, out var signed);
        if (signed is null || signed.ContentType != ContentType)
            return null;
        try
        {
            var content = signed.Content.ReadOnly();
            content.ReadInteger();
            var set = content.ReadSetOf(skipSortOrderValidation: true);
            content.ThrowIfNotEmpty();
            return set.ReadAll(TrustLimits.MasterListCertificates) is { } all ? new(signed, all) : null;
        }
        catch (AsnContentException)
        {
            return null;
        }
    }
}
