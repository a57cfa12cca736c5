namespace Bmis.Central.PassengerData.Interactive.Boarding;

/// <summary>What is known of a person of a flight and carrier.</summary>
/// <param name="State">How he or she stands.</param>
/// <param name="Transaction">The latest request (TN); an answer to another one does not count.</param>
/// <param name="AwaitsAcknowledgement">Whether the carrier has still to acknowledge an unsolicited change.</param>
internal sealed record BoardingStatus(BoardingState State, string Transaction, bool AwaitsAcknowledgement = false)
{
    public bool MayBoard => State == BoardingState.Cleared;
}
