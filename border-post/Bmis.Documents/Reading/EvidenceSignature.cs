using System.Formats.Asn1;
using Bmis.Documents.Authentication;
using Bmis.Documents.Iso7816;
using Bmis.Documents.Lds;
using static Bmis.Documents.Reading.EvidenceParts;

namespace Bmis.Documents.Reading;

/// <summary>
/// What a file of evidence says of active authentication. Only why there is no signature is believed; a signature is
/// verified anew, whatever became of it before.
/// </summary>
internal sealed record EvidenceSignature(
    ActiveAuthenticationFault Fault, StatusWord Status, ReadOnlyMemory<byte> Nonce, ReadOnlyMemory<byte> Signature)
{
    internal static EvidenceSignature Read(AsnReader reader) =>
        new(Code<ActiveAuthenticationFault>(reader), EvidenceParts.Status(reader), Bytes(reader), Bytes(reader));

    internal ActiveAuthenticationResult Judge(DocumentEvidence evidence) => Fault switch
    {
        ActiveAuthenticationFault.NotProtected => Unsigned(DocumentCheckResult.Aborted),
        ActiveAuthenticationFault.Refused => Unsigned(DocumentCheckResult.Failed),
        _ => Verify(evidence),
    };

    private ActiveAuthenticationResult Unsigned(DocumentCheckResult result) =>
        ActiveAuthenticationResult.Of(result, Fault, Status) with { Nonce = Nonce };

    private ActiveAuthenticationResult Verify(DocumentEvidence evidence)
    {
        if (evidence.BytesOf(ElementaryFile.OfDataGroup(15)) is not { } file
            || DataGroup15.Read(file).Value is not { } key)
            return ActiveAuthenticationResult.Of(
                DocumentCheckResult.Undetermined, ActiveAuthenticationFault.KeyUnreadable, Status);
        var infos = SecurityInfos.Empty;
        if (evidence.BytesOf(ElementaryFile.OfDataGroup(14)) is { } keys)
            SecurityInfos.ReadDataGroup14(keys, out infos);
        return ActiveAuthentication.Verify(
            key.SubjectPublicKeyInfo, infos.ActiveAuthenticationAlgorithm, Nonce, Signature);
    }
}
