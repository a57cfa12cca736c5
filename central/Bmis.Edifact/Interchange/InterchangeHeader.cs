namespace Bmis.Edifact.Interchange;

/// <summary>
/// The interchange header, UNB (ISO 9735-1, annex C). Codes and references have no blanks around them; what was not
/// sent is empty. The recipient's reference or password (S005) is left out on purpose: it is a secret.
/// </summary>
public sealed record InterchangeHeader
{
    /// <summary>The syntax identifier (0001), such as UNOA.</summary>
    public required string Syntax { get; init; }

    /// <summary>The syntax version (0002), such as 4.</summary>
    public required string SyntaxVersion { get; init; }

    /// <summary>The sender (S002).</summary>
    public required Party Sender { get; init; }

    /// <summary>The recipient (S003).</summary>
    public required Party Recipient { get; init; }

    /// <summary>When it was prepared (S004).</summary>
    public required PreparationTime Prepared { get; init; }

    /// <summary>The control reference (0020), which UNZ repeats.</summary>
    public required string ControlReference { get; init; }

    /// <summary>The application reference (0026): the domain, such as APIS, IAPI or PNRGOV.</summary>
    public required string ApplicationReference { get; init; }

    /// <summary>The processing priority (0029).</summary>
    public required string Priority { get; init; }

    /// <summary>Whether the sender wants an acknowledgement (0031): 1 asks for one; other values occur.</summary>
    public required string AcknowledgementRequest { get; init; }

    /// <summary>The interchange agreement (0032).</summary>
    public required string Agreement { get; init; }

    /// <summary>The test indicator (0035): 1 marks a test.</summary>
    public required string TestIndicator { get; init; }

    internal static InterchangeHeader Of(in Segment segment, TextDecoder text) => new()
    {
        Syntax = text.Code(segment[0][0]),
        SyntaxVersion = text.Code(segment[0][1]),
        Sender = Party.Of(segment[1], text),
        Recipient = Party.Of(segment[2], text),
        Prepared = PreparationTime.Of(segment[3], text),
        ControlReference = text.Code(segment[4].Whole),
        ApplicationReference = text.Code(segment[6].Whole),
        Priority = text.Code(segment[7].Whole),
        AcknowledgementRequest = text.Code(segment[8].Whole),
        Agreement = text.Code(segment[9].Whole),
        TestIndicator = text.Code(segment[10].Whole),
    };
}
