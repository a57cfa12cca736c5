using Bmis.Edifact.Interchange;

namespace Bmis.Edifact.Contrl;

/// <summary>What our findings and reasons are called in a CONTRL.</summary>
internal static class SyntaxErrors
{
    // Elements of UNB, 1 for the tag (ISO 9735-1, annex C).
    private const int SyntaxElement = 2;
    private const int SenderElement = 3;
    private const int RecipientElement = 4;
    private const int ReferenceElement = 6;
    private const int TestElement = 12;

    // Elements of trailers.
    private const int CountOfTrailer = 2;
    private const int ReferenceOfTrailer = 3;

    /// <summary>
    /// The code of a finding; none for what is no fault of the interchange, such as a wrapper's text, and for letters
    /// beyond the declared repertoire that every system can read.
    /// </summary>
    internal static SyntaxError Of(DiagnosticCode code) => code switch
    {
        DiagnosticCode.SyntaxUnknown => SyntaxError.SyntaxUnsupported,
        DiagnosticCode.DateUnreadable => SyntaxError.InvalidValue,
        DiagnosticCode.InterchangeTrailerMissing or DiagnosticCode.GroupTrailerMissing
            or DiagnosticCode.MessageTrailerMissing or DiagnosticCode.TrailerWithoutHeader
            or DiagnosticCode.ReferenceMissing or DiagnosticCode.DocumentCodeMissing
            or DiagnosticCode.TransportMissing or DiagnosticCode.NameMissing => SyntaxError.Missing,
        DiagnosticCode.TagMalformed or DiagnosticCode.SegmentOutsideMessage
            or DiagnosticCode.SegmentWithoutPlace => SyntaxError.NotSupportedHere,
        DiagnosticCode.TooManyElements => SyntaxError.TooManyConstituents,
        DiagnosticCode.ReleaseDangling or DiagnosticCode.ReadAsUtf8 or DiagnosticCode.ReadAsWindows1252 =>
            SyntaxError.InvalidCharacter,
        DiagnosticCode.ReferenceDiffers => SyntaxError.ReferencesDiffer,
        DiagnosticCode.SegmentCountDiffers or DiagnosticCode.MessageCountDiffers
            or DiagnosticCode.InterchangeCountDiffers => SyntaxError.CountDiffers,
        DiagnosticCode.TooManyMessages => SyntaxError.TooManyRepetitions,
        DiagnosticCode.SegmentUnterminated or DiagnosticCode.SegmentTooLong
            or DiagnosticCode.MessageTooLong => SyntaxError.Unspecified,
        _ => SyntaxError.None,
    };

    /// <summary>Whether a finding is about something between the segments of a message, not about UNH.</summary>
    internal static bool IsOfContent(DiagnosticCode code) =>
        code is DiagnosticCode.DocumentCodeMissing or DiagnosticCode.TransportMissing;

    /// <summary>The service segment that a finding says is missing; empty when it says something else.</summary>
    internal static string MissingTag(DiagnosticCode code, string tag) => code switch
    {
        DiagnosticCode.InterchangeTrailerMissing => "UNZ",
        DiagnosticCode.GroupTrailerMissing => "UNE",
        DiagnosticCode.MessageTrailerMissing => "UNT",
        DiagnosticCode.TrailerWithoutHeader => tag switch { "UNT" => "UNH", "UNE" => "UNG", _ => "UNB" },
        _ => "",
    };

    /// <summary>The element of a service segment that a finding is about; null for the whole segment.</summary>
    internal static int? Element(DiagnosticCode code) => code switch
    {
        DiagnosticCode.SyntaxUnknown => SyntaxElement,
        DiagnosticCode.SegmentCountDiffers or DiagnosticCode.MessageCountDiffers
            or DiagnosticCode.InterchangeCountDiffers => CountOfTrailer,
        DiagnosticCode.ReferenceMissing or DiagnosticCode.ReferenceDiffers => ReferenceOfTrailer,
        _ => null,
    };

    /// <summary>A rejection of a whole interchange for a reason that UNB holds.</summary>
    internal static LevelReport Rejection(SyntaxError reason)
    {
        int? element = reason switch
        {
            SyntaxError.SyntaxUnsupported => SyntaxElement,
            SyntaxError.SenderUnknown => SenderElement,
            SyntaxError.RecipientNotActual => RecipientElement,
            SyntaxError.Duplicate => ReferenceElement,
            SyntaxError.TestNotSupported => TestElement,
            _ => null,
        };
        return new(SyntaxAction.Rejected, reason, element is null ? "" : "UNB", element);
    }
}
