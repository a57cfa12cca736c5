using System.Formats.Asn1;
using Bmis.Documents.AccessControl;
using Bmis.Documents.Authentication;
using Bmis.Documents.CardVerifiable;
using Bmis.Documents.Iso7816;
using Bmis.Documents.Lds;
using Bmis.Documents.PublicKeys;
using static Bmis.Documents.Reading.EvidenceParts;

namespace Bmis.Documents.Reading;

/// <summary>Reads a file of evidence; the grammar stands at <see cref="EvidenceFile"/>.</summary>
internal static class EvidenceReader
{
    private static readonly Dictionary<string, ElementaryFile> FilesByName =
        ElementaryFile.All.ToDictionary(file => file.Name, StringComparer.Ordinal);

    /// <exception cref="AsnContentException">Something has not the form it should.</exception>
    internal static SavedEvidence Read(AsnReader reader)
    {
        var at = new DateTimeOffset(Ticks(reader), TimeSpan.Zero);
        var evidence = Whole(reader, Evidence);
        return new(evidence, at);
    }

    private static DocumentEvidence Evidence(AsnReader reader)
    {
        var evidence = new DocumentEvidence
        {
            Access = Whole(reader.ReadSequence(), Access),
            Files = Files(List(reader, File)),
            ChipAuthentication = Optional(reader, 0, Chip),
            IsChipConfirmed = IsNext(reader, 1) ? reader.ReadBoolean(Tag(1)) : null,
        };
        var active = Optional(reader, 2, EvidenceSignature.Read);
        return evidence with
        {
            ActiveAuthentication = active?.Judge(evidence),
            TerminalAuthentication = Optional(reader, 3, Terminal),
            End = Code<ReadingEnd>(reader),
            Times = List(reader, Time),
        };
    }

    private static AccessEvidence Access(AsnReader reader) => new()
    {
        Protocol = Code<AccessProtocol>(reader),
        Option = Optional(reader, 0, Option),
        Refused = List(reader, Refusal),
        PaceFault = Code<AccessFault>(reader),
        BasicFault = Code<AccessFault>(reader),
        LacksKey = reader.ReadBoolean(),
        LacksApplication = reader.ReadBoolean(),
        LacksChip = reader.ReadBoolean(),
        Status = Status(reader),
        ChipData = Optional(reader, 1, part => new PaceChipData(Bytes(part), Bytes(part), Number(part))),
    };

    private static PaceOption Option(AsnReader reader) => new(Protocol(reader), Number(reader), reader.ReadBoolean());

    private static PaceRefusal Refusal(AsnReader reader) => new(
        new(Protocol(reader), Number(reader), OptionalNumber(reader, 0)), Code<PaceObstacle>(reader));

    private static PaceProtocol Protocol(AsnReader reader) =>
        PaceProtocol.Of(reader.ReadObjectIdentifier()) ?? throw Wrong();

    // A file is there whole or has a fault, and it is there once.
    private static Dictionary<ElementaryFile, FileContent> Files(List<(ElementaryFile File, FileContent Content)> list)
    {
        var files = new Dictionary<ElementaryFile, FileContent>();
        foreach (var (file, content) in list)
            if (content.IsWhole != (content.Fault == FileFault.None) || !files.TryAdd(file, content))
                throw Wrong();
        return files;
    }

    private static (ElementaryFile File, FileContent Content) File(AsnReader reader)
    {
        var file = FilesByName.GetValueOrDefault(Text(reader)) ?? throw Wrong();
        // Null alone would become an empty file.
        var bytes = IsNext(reader, 0)
            ? (ReadOnlyMemory<byte>?)Bytes(reader, EvidenceLimits.FileBytes, Tag(0))
            : null;
        return (file, new(bytes, Code<FileFault>(reader), Status(reader)));
    }

    private static ChipAuthenticationResult Chip(AsnReader reader) => new(
        Optional(reader, 0, ChipOption),
        Session: null,
        Code<ChipAuthenticationFault>(reader),
        Code<KeyFault>(reader),
        Status(reader));

    private static ChipAuthenticationOption ChipOption(AsnReader reader)
    {
        var protocol = ChipAuthenticationProtocol.Of(reader.ReadObjectIdentifier()) ?? throw Wrong();
        var key = new ChipAuthenticationPublicKeyInfo(protocol.Kind, Bytes(reader), OptionalNumber(reader, 0));
        return new(protocol, key, OptionalNumber(reader, 1), reader.ReadBoolean());
    }

    private static TerminalAuthenticationResult Terminal(AsnReader reader)
    {
        var (fault, status) = (Code<TerminalAuthenticationFault>(reader), Status(reader));
        var points = List(reader, part => KeyReference.Of(Text(part)) ?? throw Wrong());
        var terminal = Text(reader);
        var rights = Number(reader);
        var name = KeyReference.Of(terminal);
        return rights is >= 0 and <= (int)TerminalRights.All && (terminal.Length == 0) == name is null
            ? new(fault, status, points, name, (TerminalRights)rights)
            : throw Wrong();
    }

    private static ReadingTime Time(AsnReader reader) => new(Text(reader), new(Ticks(reader)));
}
