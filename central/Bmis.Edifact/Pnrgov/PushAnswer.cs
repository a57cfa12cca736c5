namespace Bmis.Edifact.Pnrgov;

/// <summary>
/// An ACKRES message: what a State says to a push of bookings, or a carrier to a request for them (IATA PNRGOV EDIFACT
/// implementation guide). Without errors everything was taken.
/// </summary>
public sealed record PushAnswer
{
    /// <summary>What is answered (MSG, 1225); the code is agreed with the partner.</summary>
    public required string Function { get; init; }

    /// <summary>Who answers (ORG); null when not said.</summary>
    public BookingOffice? Office { get; init; }

    /// <summary>The flight that the push was of (TVL); null when not said.</summary>
    public RequestedFlight? Flight { get; init; }

    /// <summary>What was wrong.</summary>
    public IReadOnlyList<PushError> Errors { get; init; } = [];

    /// <summary>Text that belongs to no error (IFT).</summary>
    public IReadOnlyList<string> Texts { get; init; } = [];

    /// <summary>Whether everything was taken.</summary>
    public bool IsAccepted => Errors.Count == 0;
}
