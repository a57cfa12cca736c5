using System.Buffers;
using System.Globalization;
using Bmis.Edifact.Interchange;
using Bmis.Edifact.Paxlst;

namespace Bmis.Edifact.Cusres;

/// <summary>Writes answers to carriers: the inverse of <see cref="CusresReader"/>, with the envelope.</summary>
public static class CusresWriter
{
    private const string Agency = "UN";
    private const string Association = "IATA";
    private const string OnlyPart = "01";
    private const string Last = "F";
    private const string AgentText = "AAP";

    /// <summary>Writes an interchange with one answer.</summary>
    /// <exception cref="ArgumentException">A value holds characters that the partner's syntax cannot carry.</exception>
    public static byte[] Write(CarrierAnswer answer, AnswerEnvelope envelope)
    {
        var bytes = new ArrayBufferWriter<byte>();
        var set = CharacterSet.Declared(envelope.Syntax) ?? CharacterSet.Iso646;
        var lines = new Lines(bytes, new SegmentWriter(bytes, envelope.Delimiters, set), envelope.BreaksLines);
        if (envelope.HasServiceString)
            lines.ServiceString();
        OpenInterchange(lines, envelope);
        WriteMessage(lines, answer, envelope);
        CloseInterchange(lines, envelope);
        return bytes.WrittenSpan.ToArray();
    }

    private static void OpenInterchange(Lines lines, AnswerEnvelope envelope)
    {
        lines.Begin("UNB").Composite(envelope.Syntax, envelope.SyntaxVersion)
            .Composite(envelope.Sender.Code, envelope.Sender.Qualifier, envelope.Sender.InternalCode)
            .Composite(envelope.Recipient.Code, envelope.Recipient.Qualifier, envelope.Recipient.InternalCode)
            .Composite(envelope.Prepared.Date, envelope.Prepared.Time).Element(envelope.ControlReference)
            .Element(null).Element(envelope.ApplicationReference);
        lines.End();
        if (envelope.GroupReference.Length == 0)
            return;
        lines.Begin("UNG").Element(CusresReader.MessageType)
            .Composite(envelope.Sender.Code, envelope.Sender.Qualifier)
            .Composite(envelope.Recipient.Code, envelope.Recipient.Qualifier)
            .Composite(envelope.Prepared.Date, envelope.Prepared.Time).Element(envelope.GroupReference)
            .Element(Agency).Composite(envelope.Release.Version, envelope.Release.Release);
        lines.End();
    }

    private static void CloseInterchange(Lines lines, AnswerEnvelope envelope)
    {
        if (envelope.GroupReference.Length > 0)
            lines.Whole("UNE", "1", envelope.GroupReference);
        lines.Whole("UNZ", "1", envelope.ControlReference);
    }

    private static void WriteMessage(Lines lines, CarrierAnswer answer, AnswerEnvelope envelope)
    {
        var before = lines.Count;
        lines.Begin("UNH").Element(envelope.MessageReference)
            .Composite(
                CusresReader.MessageType, envelope.Release.Version, envelope.Release.Release, Agency, Association)
            .Element(envelope.CommonAccessReference).Composite(OnlyPart, Last);
        lines.End();
        lines.Whole("BGM", answer.Document);
        foreach (var reference in answer.References)
            WriteReference(lines, reference);
        foreach (var flight in answer.Flights)
            WriteFlight(lines, flight);
        foreach (var verdict in answer.Verdicts)
            WriteVerdict(lines, verdict);
        var segments = (lines.Count - before + 1).ToString(CultureInfo.InvariantCulture);
        lines.Whole("UNT", segments, envelope.MessageReference);
    }

    private static void WriteFlight(Lines lines, AnsweredFlight flight)
    {
        WriteReference(lines, new("AF", flight.Reference, "", ""));
        foreach (var date in flight.Dates)
        {
            lines.Begin("DTM").Composite(date.Qualifier, date.Text, date.Format);
            lines.End();
        }

        foreach (var place in flight.Places)
        {
            lines.Begin("LOC").Element(place.Qualifier).Composite(place.Code, "", "", place.Name);
            lines.End();
        }
    }

    private static void WriteVerdict(Lines lines, Verdict verdict)
    {
        lines.Whole("ERP", verdict.Scope);
        foreach (var reference in verdict.References)
            WriteReference(lines, reference);
        foreach (var code in verdict.Codes)
            lines.Whole("ERC", code);
        foreach (var pieces in verdict.Texts)
        {
            lines.Begin("FTX").Element(AgentText).Element(null).Element(null).Composite([.. pieces]);
            lines.End();
        }
    }

    private static void WriteReference(Lines lines, ListedReference reference)
    {
        lines.Begin("RFF").Composite(reference.Qualifier, reference.Value, reference.Line, "", reference.Revision);
        lines.End();
    }

    // Counts segments, and ends their lines where the partner wants it.
    private sealed class Lines(ArrayBufferWriter<byte> bytes, SegmentWriter writer, bool breaks)
    {
        internal int Count { get; private set; }

        internal void ServiceString()
        {
            writer.ServiceString();
            Break();
        }

        internal SegmentWriter Begin(string tag) => writer.Begin(tag);

        internal void End()
        {
            writer.End();
            Count++;
            Break();
        }

        internal void Whole(string tag, params ReadOnlySpan<string> elements)
        {
            writer.Begin(tag);
            foreach (var element in elements)
                writer.Element(element);
            End();
        }

        private void Break()
        {
            if (breaks)
                bytes.Write("\n"u8);
        }
    }
}
