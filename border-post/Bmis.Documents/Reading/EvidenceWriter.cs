using System.Formats.Asn1;
using Bmis.Documents.AccessControl;
using Bmis.Documents.Authentication;
using Bmis.Documents.Iso7816;
using Bmis.Documents.Lds;

namespace Bmis.Documents.Reading;

/// <summary>Writes a file of evidence; the grammar stands at <see cref="EvidenceFile"/>.</summary>
internal sealed class EvidenceWriter
{
    private readonly AsnWriter _writer = new(AsnEncodingRules.DER);

    internal static byte[] Write(SavedEvidence saved)
    {
        var writer = new EvidenceWriter();
        using (writer._writer.PushSequence())
        {
            writer.Text(EvidenceFile.Format);
            writer._writer.WriteInteger(EvidenceFile.Version);
            writer._writer.WriteInteger(saved.At.UtcTicks);
            writer.Evidence(saved.Evidence);
        }

        return writer._writer.Encode();
    }

    private void Evidence(DocumentEvidence evidence)
    {
        Access(evidence.Access);
        List(evidence.Files, File);
        Optional(0, evidence.ChipAuthentication, Chip);
        if (evidence.IsChipConfirmed is { } isConfirmed)
            _writer.WriteBoolean(isConfirmed, EvidenceParts.Tag(1));
        Optional(2, evidence.ActiveAuthentication, Active);
        Optional(3, evidence.TerminalAuthentication, Terminal);
        Code(evidence.End);
        List(evidence.Times, Time);
    }

    private void Access(AccessEvidence access)
    {
        using var sequence = _writer.PushSequence();
        Code(access.Protocol);
        Optional(0, access.Option, Option);
        List(access.Refused, Refusal);
        Code(access.PaceFault);
        Code(access.BasicFault);
        _writer.WriteBoolean(access.LacksKey);
        _writer.WriteBoolean(access.LacksApplication);
        _writer.WriteBoolean(access.LacksChip);
        Status(access.Status);
        Optional(1, access.ChipData, ChipData);
    }

    private void Option(PaceOption option)
    {
        _writer.WriteObjectIdentifier(option.Protocol.Oid);
        _writer.WriteInteger(option.ParameterId);
        _writer.WriteBoolean(option.IsAmbiguous);
    }

    private void Refusal(PaceRefusal refusal)
    {
        _writer.WriteObjectIdentifier(refusal.Info.Protocol.Oid);
        _writer.WriteInteger(refusal.Info.Version);
        OptionalNumber(0, refusal.Info.ParameterId);
        Code(refusal.Obstacle);
    }

    private void ChipData(PaceChipData data)
    {
        _writer.WriteOctetString(data.Data.Span);
        _writer.WriteOctetString(data.MappingKey.Span);
        _writer.WriteInteger(data.ParameterId);
    }

    private void File(KeyValuePair<ElementaryFile, FileContent> file)
    {
        Text(file.Key.Name);
        if (file.Value.Bytes is { } bytes)
            _writer.WriteOctetString(bytes.Span, EvidenceParts.Tag(0));
        Code(file.Value.Fault);
        Status(file.Value.Status);
    }

    private void Chip(ChipAuthenticationResult result)
    {
        Optional(0, result.Option, ChipOption);
        Code(result.Fault);
        Code(result.KeyFault);
        Status(result.Status);
    }

    private void ChipOption(ChipAuthenticationOption option)
    {
        _writer.WriteObjectIdentifier(option.Protocol.Oid);
        _writer.WriteOctetString(option.Key.SubjectPublicKeyInfo.Span);
        OptionalNumber(0, option.Key.KeyId);
        OptionalNumber(1, option.KeyId);
        _writer.WriteBoolean(option.IsInferred);
    }

    private void Active(ActiveAuthenticationResult result)
    {
        Code(result.Fault);
        Status(result.Status);
        _writer.WriteOctetString(result.Nonce.Span);
        _writer.WriteOctetString(result.Signature.Span);
    }

    private void Terminal(TerminalAuthenticationResult result)
    {
        Code(result.Fault);
        Status(result.Status);
        List(result.TrustPoints, point => Text(point.Text));
        Text(result.Terminal?.Text ?? "");
        _writer.WriteInteger((int)result.Rights);
    }

    private void Time(ReadingTime time)
    {
        Text(time.Step);
        _writer.WriteInteger(time.Elapsed.Ticks);
    }

    private void Text(string text) => _writer.WriteCharacterString(UniversalTagNumber.UTF8String, text);

    private void Code<T>(T code)
        where T : struct, Enum => Text(code.ToString());

    private void Status(StatusWord status) => _writer.WriteInteger(status.Value);

    private void OptionalNumber(int tag, int? number)
    {
        if (number is { } value)
            _writer.WriteInteger(value, EvidenceParts.Tag(tag));
    }

    private void Optional<T>(int tag, T? value, Action<T> write)
        where T : class
    {
        if (value is null)
            return;
        using var wrapped = _writer.PushSequence(EvidenceParts.Tag(tag));
        using var sequence = _writer.PushSequence();
        write(value);
    }

    private void List<T>(IEnumerable<T> entries, Action<T> write)
    {
        using var list = _writer.PushSequence();
        foreach (var entry in entries)
        {
            using var sequence = _writer.PushSequence();
            write(entry);
        }
    }
}
