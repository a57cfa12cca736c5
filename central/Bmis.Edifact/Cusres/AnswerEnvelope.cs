using System.Globalization;
using Bmis.Edifact.Interchange;

namespace Bmis.Edifact.Cusres;

/// <summary>What surrounds an answer: it goes back the way on which the request came, in the same separators.</summary>
public sealed record AnswerEnvelope
{
    private const string UsualSyntax = "UNOA";
    private const string UsualSyntaxVersion = "4";

    /// <summary>The separators.</summary>
    public Delimiters Delimiters { get; init; } = Delimiters.Usual;

    /// <summary>Whether UNA goes before it.</summary>
    public bool HasServiceString { get; init; }

    /// <summary>Whether each segment ends its line, as partners without a terminator of their own on a line want it.
    /// </summary>
    public bool BreaksLines { get; init; }

    /// <summary>The syntax identifier (0001).</summary>
    public string Syntax { get; init; } = UsualSyntax;

    /// <summary>The syntax version (0002).</summary>
    public string SyntaxVersion { get; init; } = UsualSyntaxVersion;

    /// <summary>Who answers.</summary>
    public required Party Sender { get; init; }

    /// <summary>Who asked.</summary>
    public required Party Recipient { get; init; }

    /// <summary>When it was prepared.</summary>
    public required PreparationTime Prepared { get; init; }

    /// <summary>The control reference (0020).</summary>
    public required string ControlReference { get; init; }

    /// <summary>The application reference (0026).</summary>
    public string ApplicationReference { get; init; } = "";

    /// <summary>The group's reference (0048); empty for no group.</summary>
    public string GroupReference { get; init; } = "";

    /// <summary>The message's reference (0062).</summary>
    public required string MessageReference { get; init; }

    /// <summary>The message type's version (0052) and release (0054).</summary>
    public (string Version, string Release) Release { get; init; } = ("D", "05B");

    /// <summary>The common access reference (0068).</summary>
    public string CommonAccessReference { get; init; } = "";

    /// <summary>The envelope of the answer to a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="prepared">When the answer is prepared.</param>
    /// <param name="controlReference">The answer's control reference; null for that of the request.</param>
    public static AnswerEnvelope To(ReceivedMessage request, DateTime prepared, string? controlReference = null)
    {
        var interchange = request.Interchange;
        var nobody = new Party("", "", "");
        return new AnswerEnvelope
        {
            Delimiters = interchange.Delimiters,
            HasServiceString = interchange.HasServiceString,
            Syntax = interchange.Header?.Syntax ?? UsualSyntax,
            SyntaxVersion = interchange.Header?.SyntaxVersion ?? UsualSyntaxVersion,
            Sender = interchange.Header?.Recipient ?? nobody,
            Recipient = interchange.Header?.Sender ?? nobody,
            Prepared = new(
                prepared.ToString("yyMMdd", CultureInfo.InvariantCulture),
                prepared.ToString("HHmm", CultureInfo.InvariantCulture)),
            ControlReference = controlReference ?? interchange.Header?.ControlReference ?? "",
            ApplicationReference = interchange.Header?.ApplicationReference ?? "",
            GroupReference = request.Group?.Header?.Reference ?? "",
            MessageReference = request.Header.Reference,
            CommonAccessReference = request.Header.CommonAccessReference,
        };
    }
}
