using Bmis.Central.PassengerData.Cases;
using Bmis.Central.PassengerData.Reading;
using Bmis.Central.PassengerData.Referrals;

namespace Bmis.Central.PassengerData.Flights;

/// <summary>A booking with its travellers and the message that it came in. It prints as <c>[booking]</c>.</summary>
internal sealed record BookingView
{
    public required Guid BookingId { get; init; }

    /// <summary>The flight of the push.</summary>
    public required FlightRow Flight { get; init; }

    /// <summary>What the booking says.</summary>
    public required BookingFacts Facts { get; init; }

    /// <summary>Who travels by it.</summary>
    public required IReadOnlyList<TravellerFacts> Travellers { get; init; }

    /// <summary>The same with their ids, as long as they are named.</summary>
    public required IReadOnlyList<(Guid Id, TravellerFacts Traveller)> Named { get; init; }

    /// <summary>Whom the arrival post was asked to refer; those that count first.</summary>
    public required IReadOnlyList<ReferralLine> Referrals { get; init; }

    /// <summary>Whether a newer push has taken its place.</summary>
    public required bool IsReplaced { get; init; }

    /// <summary>Whether its travellers are named no more, unless for a case.</summary>
    public required bool IsMasked { get; init; }

    /// <summary>Whether they are named here all the same.</summary>
    public required bool IsRevealed { get; init; }

    /// <summary>
    /// The segments of the message, or its tags, masked; once the message is kept no longer those of the booking, and
    /// empty while its travellers are not named.
    /// </summary>
    public required IReadOnlyList<MessageLine> Message { get; init; }

    /// <summary>The cases that need it, open ones first.</summary>
    public required IReadOnlyList<CaseLine> Cases { get; init; }

    public override string ToString() => "[booking]";
}
