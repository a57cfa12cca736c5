using System.Globalization;
using Bmis.Edifact.Interchange;

namespace Bmis.Edifact.Pnrgov;

/// <summary>What surrounds a message to a carrier's system: IATA's syntax, one message in one interchange.</summary>
public sealed record PnrEnvelope
{
    /// <summary>The separators; those of the guide, with a repetition separator, unless others are given.</summary>
    public Delimiters Delimiters { get; init; } = Delimiters.Of(":+.?*'"u8);

    /// <summary>Whether UNA goes before it.</summary>
    public bool HasServiceString { get; init; } = true;

    /// <summary>The syntax identifier (0001).</summary>
    public string Syntax { get; init; } = "IATA";

    /// <summary>The syntax version (0002).</summary>
    public string SyntaxVersion { get; init; } = "1";

    /// <summary>Who sends it.</summary>
    public required Party Sender { get; init; }

    /// <summary>For whom it is.</summary>
    public required Party Recipient { get; init; }

    /// <summary>When it was prepared.</summary>
    public required PreparationTime Prepared { get; init; }

    /// <summary>The control reference (0020).</summary>
    public required string ControlReference { get; init; }

    /// <summary>The application reference (0026).</summary>
    public string ApplicationReference { get; init; } = "";

    /// <summary>The message's reference (0062).</summary>
    public string MessageReference { get; init; } = "1";

    /// <summary>The message type's version (0052) and release (0054).</summary>
    public (string Version, string Release) Release { get; init; } = ("13", "1");

    /// <summary>The common access reference (0068).</summary>
    public string CommonAccessReference { get; init; } = "";

    /// <summary>
    /// The envelope of what goes back to who sent a push: sender and recipient change places, separators, syntax,
    /// release and references stay.
    /// </summary>
    public static PnrEnvelope To(ReceivedMessage push, DateTime prepared, string controlReference)
    {
        var interchange = push.Interchange;
        var nobody = new Party("", "", "");
        var usual = new PnrEnvelope
        {
            Sender = interchange.Header?.Recipient ?? nobody,
            Recipient = interchange.Header?.Sender ?? nobody,
            Prepared = new(
                prepared.ToString("yyMMdd", CultureInfo.InvariantCulture),
                prepared.ToString("HHmm", CultureInfo.InvariantCulture)),
            ControlReference = controlReference,
        };
        return usual with
        {
            Delimiters = interchange.Delimiters,
            HasServiceString = interchange.HasServiceString,
            Syntax = interchange.Header?.Syntax ?? usual.Syntax,
            SyntaxVersion = interchange.Header?.SyntaxVersion ?? usual.SyntaxVersion,
            ApplicationReference = interchange.Header?.ApplicationReference ?? "",
            MessageReference = push.Header.Reference,
            Release = (push.Header.Version, push.Header.Release),
            CommonAccessReference = push.Header.CommonAccessReference,
        };
    }
}
