namespace Bmis.Edifact.Interchange;

/// <summary>Grades messages by what was found in them.</summary>
public static class Grading
{
    /// <summary>The grade of a message of a type that is taken in.</summary>
    /// <param name="transmission">What it lies in; its findings count as far as they are about this message.</param>
    /// <param name="message">The message.</param>
    /// <param name="own">What was found when it was read.</param>
    public static Grade Of(Transmission transmission, ReceivedMessage message, DiagnosticList own)
    {
        if (message.Interchange.Header is null || own.Any(one => one.Code == DiagnosticCode.TransportMissing))
            return Grade.D;
        var worst = own.Concat(transmission.Diagnostics.Where(one => IsAbout(one, message)))
            .Select(one => one.Severity).DefaultIfEmpty(Severity.Information).Max();
        return worst switch
        {
            Severity.Error => Grade.C,
            Severity.Warning => Grade.B,
            _ => Grade.A,
        };
    }

    /// <summary>
    /// Whether a finding of the transmission is about a message: it lies in it, or in what all messages of its
    /// interchange share.
    /// </summary>
    public static bool IsAbout(Diagnostic found, ReceivedMessage message)
    {
        var interchange = message.Interchange;
        return Lies(found.Offset, message.Offset, message.Length)
            || (Lies(found.Offset, interchange.Offset, interchange.Length)
                && !interchange.Messages.Any(other => Lies(found.Offset, other.Offset, other.Length)));
    }

    private static bool Lies(int offset, int start, int length) => offset >= start && offset < start + length;
}
