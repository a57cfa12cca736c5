using Bmis.Documents.Cms;

namespace Bmis.Documents.Lds;

/// <summary>
/// EF.CardSecurity: security infos signed by the issuing State (Doc 9303-11, 9.2.11). Who signed must be trusted before
/// anything in it counts.
/// </summary>
/// <param name="Content">The security infos, as they were signed.</param>
/// <param name="ContentType">Object identifier of what the content is said to be.</param>
/// <param name="Signature">Why the signature does not hold.</param>
/// <param name="Signer">The signer's certificate; null when it was not found.</param>
/// <param name="Remarks">What is odd about the signature.</param>
public sealed record CardSecurity(
    ReadOnlyMemory<byte> Content,
    string ContentType,
    ContentFault Signature,
    Certificate? Signer,
    ContentRemarks Remarks)
{
    private const string UsualContentType = "0.4.0.127.0.7.3.2.1";

    /// <summary>Whether the content is said to be security infos.</summary>
    public bool HasUsualContentType => ContentType == UsualContentType;

    /// <summary>Reads the file and verifies its signature.</summary>
    /// <param name="file">The whole file; it must not change, as the result is part of it.</param>
    /// <param name="security">What was read; null after a fault.</param>
    public static CmsFault Read(ReadOnlyMemory<byte> file, out CardSecurity? security)
    {
        security = null;
        var fault = SignedData.Read(file, CmsLimits.SecurityObjectBytes, out var data);
        if (data is null)
            return fault;
        var verdict = ContentSignature.Verify(data);
        security = new(data.Content, data.ContentType, verdict.Fault, verdict.Signer, verdict.Remarks);
        return CmsFault.None;
    }

    /// <inheritdoc/>
    public override string ToString() => $"[card security {Signature}]";
}
