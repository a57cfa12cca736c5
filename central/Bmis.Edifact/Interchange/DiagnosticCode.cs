namespace Bmis.Edifact.Interchange;

/// <summary>What is wrong or odd about a transmission. The numbers are stored: they never change.</summary>
public enum DiagnosticCode
{
    /// <summary>No UNA: the separators were inferred.</summary>
    SeparatorsInferred = 1,

    /// <summary>A UNA that cannot be one; it is noise and the separators were inferred.</summary>
    ServiceStringImplausible = 2,

    /// <summary>Bytes that belong to no segment, such as a wrapper's addresses or a gateway's trailer.</summary>
    ForeignText = 3,

    /// <summary>Nothing here begins an interchange.</summary>
    NoInterchange = 4,

    /// <summary>A segment whose tag is not one to three capital letters and digits.</summary>
    TagMalformed = 5,

    /// <summary>A segment without its terminator: the text ends, or another interchange begins.</summary>
    SegmentUnterminated = 6,

    /// <summary>A segment beyond <see cref="EdifactLimits.SegmentBytes"/>.</summary>
    SegmentTooLong = 7,

    /// <summary>A segment beyond <see cref="EdifactLimits.Elements"/>.</summary>
    TooManyElements = 8,

    /// <summary>A release character with nothing behind it.</summary>
    ReleaseDangling = 9,

    /// <summary>A message beyond <see cref="EdifactLimits.MessageBytes"/>.</summary>
    MessageTooLong = 10,

    /// <summary>A transmission beyond <see cref="EdifactLimits.Messages"/>.</summary>
    TooManyMessages = 11,

    /// <summary>A segment that lies in no message.</summary>
    SegmentOutsideMessage = 12,

    /// <summary>An interchange without UNB.</summary>
    InterchangeHeaderMissing = 13,

    /// <summary>An interchange without UNZ.</summary>
    InterchangeTrailerMissing = 14,

    /// <summary>A group without UNE.</summary>
    GroupTrailerMissing = 15,

    /// <summary>A message without UNT.</summary>
    MessageTrailerMissing = 16,

    /// <summary>UNT, UNE or UNZ without UNH, UNG or UNB.</summary>
    TrailerWithoutHeader = 17,

    /// <summary>UNT counts other segments than there are.</summary>
    SegmentCountDiffers = 18,

    /// <summary>UNE counts other messages than there are.</summary>
    MessageCountDiffers = 19,

    /// <summary>UNZ counts other groups, or other messages where there are no groups, than there are.</summary>
    InterchangeCountDiffers = 20,

    /// <summary>A trailer without the reference of its header.</summary>
    ReferenceMissing = 21,

    /// <summary>A trailer with another reference than its header.</summary>
    ReferenceDiffers = 22,

    /// <summary>A syntax identifier that is not known; its text is read as ISO 646.</summary>
    SyntaxUnknown = 23,

    /// <summary>Text with characters beyond the declared repertoire, all of ISO 646.</summary>
    OutsideRepertoire = 24,

    /// <summary>Text beyond the declared repertoire that was read as UTF-8.</summary>
    ReadAsUtf8 = 25,

    /// <summary>Text beyond the declared repertoire that was read as Windows-1252.</summary>
    ReadAsWindows1252 = 26,

    /// <summary>A date or time that is none, or lies outside what it can be; it is kept as it was sent.</summary>
    DateUnreadable = 101,

    /// <summary>A segment that has no place where it stands.</summary>
    SegmentWithoutPlace = 102,

    /// <summary>A list that does not say what it is.</summary>
    DocumentCodeMissing = 103,

    /// <summary>A list without a flight or another transport.</summary>
    TransportMissing = 104,

    /// <summary>A person without any name.</summary>
    NameMissing = 105,

    /// <summary>XML that is not well-formed: what follows was not read.</summary>
    XmlMalformed = 201,

    /// <summary>XML with a document type, which is refused: it may define entities or name files.</summary>
    XmlDocumentType = 202,

    /// <summary>XML beyond <see cref="EdifactLimits.XmlDepth"/>: what follows was not read.</summary>
    XmlTooDeep = 203,

    /// <summary>A push of XML outside the namespace of IATA.</summary>
    XmlNamespaceForeign = 204,

    /// <summary>Bookings of XML without the element of a push around them.</summary>
    XmlFragment = 205,

    /// <summary>A push of XML that does not say who sends it.</summary>
    OriginatorMissing = 206,
}
