namespace Bmis.Edifact.Interchange;

/// <summary>One finding: what, how bad and where. It never holds content of a message.</summary>
/// <param name="Code">What is wrong or odd.</param>
/// <param name="Offset">The first byte it is about, from the beginning of the transmission.</param>
public readonly record struct Diagnostic(DiagnosticCode Code, int Offset)
{
    /// <summary>How much it weighs.</summary>
    public Severity Severity => Code switch
    {
        DiagnosticCode.SeparatorsInferred or DiagnosticCode.ForeignText or DiagnosticCode.OutsideRepertoire =>
            Severity.Information,
        DiagnosticCode.NoInterchange or DiagnosticCode.SegmentUnterminated or DiagnosticCode.SegmentTooLong
            or DiagnosticCode.TooManyElements or DiagnosticCode.TooManyMessages or DiagnosticCode.MessageTooLong
            or DiagnosticCode.SegmentOutsideMessage or DiagnosticCode.TransportMissing or DiagnosticCode.XmlMalformed
            or DiagnosticCode.XmlDocumentType or DiagnosticCode.XmlTooDeep => Severity.Error,
        _ => Severity.Warning,
    };
}
