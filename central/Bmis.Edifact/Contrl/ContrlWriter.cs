using System.Buffers;
using System.Globalization;
using Bmis.Edifact.Interchange;

namespace Bmis.Edifact.Contrl;

/// <summary>
/// Writes CONTRL interchanges: the inverse of <see cref="ContrlReader"/>, with the envelope. It goes back the way on
/// which the interchange came: sender and recipient change places, separators, syntax and test indicator stay.
/// </summary>
public static class ContrlWriter
{
    private const string Version4 = "4";
    private const string Version3 = "3";
    private const string MessageReference = "1";
    private const int LongDate = 8;

    /// <summary>Writes the interchange of a report; who sent syntax version 4 gets CONTRL D:4, others D:3.</summary>
    /// <param name="report">What is said.</param>
    /// <param name="received">The interchange that it is about; it has a header.</param>
    /// <param name="prepared">When the answer is prepared.</param>
    /// <param name="controlReference">The answer's own control reference (0020).</param>
    /// <param name="lineLength">Bytes of a line where the circuit wants lines; 0 for none.</param>
    /// <returns>
    /// The bytes; null when there is no release character and a reference holds a separator, so that the interchange
    /// cannot be answered in its own separators.
    /// </returns>
    /// <exception cref="ArgumentException">The received interchange has no header.</exception>
    public static byte[]? Write(
        SyntaxReport report, ReceivedInterchange received, DateTime prepared, string controlReference,
        int lineLength = 0)
    {
        if (received.Header is not { } header)
            throw new ArgumentException("An interchange without a header has nobody to answer to.", nameof(received));
        var texts = Texts(report, header, controlReference);
        if (received.Delimiters.Release == 0 && texts.Any(one => HoldsSeparator(one, received.Delimiters)))
            return null;
        var bytes = new ArrayBufferWriter<byte>();
        var set = Carrying(texts, received.CharacterSet);
        var writer = new SegmentWriter(bytes, received.Delimiters, set, lineLength);
        if (received.HasServiceString)
            writer.ServiceString();
        WriteHeader(writer, header, prepared, controlReference);
        WriteMessage(writer, report, header.SyntaxVersion == Version4 ? Version4 : Version3);
        writer.Begin("UNZ").Element("1").Element(controlReference).End();
        return bytes.WrittenSpan.ToArray();
    }

    private static void WriteHeader(
        SegmentWriter writer, InterchangeHeader header, DateTime prepared, string controlReference)
    {
        var date = header.Prepared.Date.Length == LongDate ? "yyyyMMdd" : "yyMMdd";
        var (from, to) = (header.Recipient, header.Sender);
        writer.Begin("UNB").Composite(header.Syntax, header.SyntaxVersion)
            .Composite(from.Code, from.Qualifier, from.InternalCode)
            .Composite(to.Code, to.Qualifier, to.InternalCode)
            .Composite(
                prepared.ToString(date, CultureInfo.InvariantCulture),
                prepared.ToString("HHmm", CultureInfo.InvariantCulture))
            .Element(controlReference).Element(null).Element(header.ApplicationReference).Element(null).Element(null)
            .Element(null).Element(header.TestIndicator).End();
    }

    private static void WriteMessage(SegmentWriter writer, SyntaxReport report, string release)
    {
        writer.Begin("UNH").Element(MessageReference)
            .Composite(ContrlReader.MessageType, "D", release, "UN").End();
        writer.Begin("UCI").Element(report.InterchangeReference);
        Put(writer, report.Sender);
        Put(writer, report.Recipient);
        Put(writer, report.Level);
        var count = 3 + report.Messages.Sum(message => Put(writer, message));
        foreach (var group in report.Groups)
        {
            writer.Begin("UCF").Element(group.Reference);
            Put(writer, group.Sender);
            Put(writer, group.Recipient);
            Put(writer, group.Level);
            count += 1 + group.Messages.Sum(message => Put(writer, message));
        }

        writer.Begin("UNT").Element(count.ToString(CultureInfo.InvariantCulture)).Element(MessageReference).End();
    }

    private static int Put(SegmentWriter writer, MessageReport message)
    {
        writer.Begin("UCM").Element(message.Reference).Composite(
            message.Type, message.Version, message.Release, message.Agency, message.Association);
        Put(writer, message.Level);
        foreach (var segment in message.Segments)
        {
            writer.Begin("UCS").Element(Text(segment.Position)).Element(Text((int)segment.Error)).End();
            foreach (var element in segment.Elements)
                writer.Begin("UCD").Element(Text((int)element.Error))
                    .Composite(Text(element.Element), Text(element.Component)).End();
        }

        return 1 + message.Segments.Sum(segment => 1 + segment.Elements.Count);
    }

    // Ends the segment: nothing follows the level in any of them.
    private static void Put(SegmentWriter writer, LevelReport level) => writer
        .Element(Text((int)level.Action)).Element(Text((int)level.Error)).Element(level.Tag)
        .Composite(Text(level.Element), Text(level.Component)).End();

    private static void Put(SegmentWriter writer, Party party) =>
        writer.Composite(party.Code, party.Qualifier, party.InternalCode);

    private static string? Text(int? value) =>
        value is null or 0 ? null : value.Value.ToString(CultureInfo.InvariantCulture);

    // References go back as they came, also when they are outside what their sender declared.
    private static CharacterSet Carrying(List<string> texts, CharacterSet declared) =>
        new[] { declared, CharacterSet.Iso646 }.FirstOrDefault(set => texts.All(one => set.TryEncode(one, out _)))
            ?? CharacterSet.Declared("UNOW")!;

    private static bool HoldsSeparator(string text, Delimiters delimiters) =>
        text.Any(one => one <= 0x7F && delimiters.Separates((byte)one));

    // Everything that is written and was not made here.
    private static List<string> Texts(SyntaxReport report, InterchangeHeader header, string controlReference) =>
    [
        .. Texts(header.Sender), .. Texts(header.Recipient), .. Texts(report.Sender), .. Texts(report.Recipient),
        header.Syntax, header.SyntaxVersion, header.ApplicationReference, header.TestIndicator,
        report.InterchangeReference, controlReference,
        .. report.Groups.SelectMany(one => Texts(one.Sender).Concat(Texts(one.Recipient)).Append(one.Reference)),
        .. report.Groups.SelectMany(group => group.Messages).Concat(report.Messages).SelectMany(Texts),
    ];

    private static string[] Texts(MessageReport one) =>
        [one.Reference, one.Type, one.Version, one.Release, one.Agency, one.Association];

    private static string[] Texts(Party party) => [party.Code, party.Qualifier, party.InternalCode];
}
