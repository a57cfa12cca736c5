using System.Xml;
using Bmis.Edifact.Interchange;
using Bmis.Edifact.Pnrgov;

namespace Bmis.Edifact.PnrgovXml;

/// <summary>
/// Reads a transmission of XML. Each notification in it is an interchange of one message, whose content is read with
/// it; bookings without one are a message without an envelope, and any other document one of its own name. Text around
/// documents, and the rest of one that is broken, is noise. It throws on no bytes and takes linear time.
/// </summary>
internal static class XmlTransmission
{
    private static readonly Delimiters None = Delimiters.Usual;

    /// <summary>Reads the structure and the contents.</summary>
    internal static Transmission Read(ReadOnlyMemory<byte> bytes)
    {
        var (text, found) = (XmlCharacters.Of(bytes.Span), new DiagnosticList());
        var (interchanges, noise) = (new List<ReceivedInterchange>(), new List<NoiseSpan>());
        if (text.IsGuessed)
            found.Add(DiagnosticCode.ReadAsWindows1252, 0);
        var (from, isBroken, documents) = (0, false, 0);
        while (XmlStart.Find(text.Value, from, isBroken) is { } start)
        {
            AddNoise(text, from, start, noise, found);
            from = start;
            if (documents++ == EdifactLimits.XmlDocuments)
            {
                found.Add(DiagnosticCode.TooManyMessages, text.ByteOf(start));
                break;
            }

            (from, isBroken) = ReadDocument(text, start, interchanges, found);
        }

        AddNoise(text, from, text.Value.Length, noise, found);
        SetForeignApart(interchanges, noise);
        return new(bytes, interchanges, noise, found);
    }

    // Beside a push other documents are what surrounds it, such as the page of a mail.
    private static void SetForeignApart(List<ReceivedInterchange> interchanges, List<NoiseSpan> noise)
    {
        if (!interchanges.Exists(IsPush))
            return;
        noise.AddRange(interchanges.Where(one => !IsPush(one)).Select(one => new NoiseSpan(one.Offset, one.Length)));
        noise.Sort((one, other) => one.Offset.CompareTo(other.Offset));
        interchanges.RemoveAll(one => !IsPush(one));
    }

    private static bool IsPush(ReceivedInterchange one) => PnrgovReader.IsOne(one.Messages[0]);

    private static (int End, bool IsBroken) ReadDocument(
        XmlCharacters text, int start, List<ReceivedInterchange> interchanges, DiagnosticList found)
    {
        using var walk = new XmlWalk(text, start);
        var document = new XmlDocumentBuilder(text, start);
        while (walk.Read())
            document.Take(walk);
        var end = Math.Max(walk.End, start + 1);
        foreach (var draft in document.Close(walk))
            interchanges.Add(Interchange(draft));
        if (walk.Fault is { } fault)
            found.Add(fault, text.ByteOf(Math.Max(start, walk.End - 1)));

        // What stands behind a document type may mean something else without it.
        return (walk.Fault == DiagnosticCode.XmlDocumentType ? text.Value.Length : end, walk.Fault is not null);
    }

    private static ReceivedInterchange Interchange(XmlPushBuilder draft)
    {
        var interchange = new ReceivedInterchange(None, hasServiceString: false, draft.Offset)
        {
            IsXml = true, Header = draft.Header, Length = draft.Length,
        };
        var message = new ReceivedMessage(interchange, null, draft.MessageHeader, draft.Offset)
        {
            Length = draft.Length,
        };
        draft.Fill(message);
        interchange.Add(message);
        return interchange;
    }

    private static void AddNoise(XmlCharacters text, int from, int to, List<NoiseSpan> noise, DiagnosticList found)
    {
        if (text.Value.AsSpan(from, to - from).IsWhiteSpace())
            return;
        var offset = text.ByteOf(from);
        noise.Add(new(offset, text.ByteOf(to) - offset));
        found.Add(DiagnosticCode.ForeignText, offset);
    }
}
