using Bmis.Edifact.Interchange;

namespace Bmis.Edifact.Pnrgov;

/// <summary>
/// A PNRGOV message: the bookings of a flight as they stand (IATA PNRGOV EDIFACT implementation guide 11.1 to current;
/// 10.1 is read too). A push is the whole picture: a booking that is not in any part of it is on the flight no more.
/// </summary>
public sealed record PnrPush
{
    /// <summary>The message it was read from.</summary>
    public required ReceivedMessage Message { get; init; }

    /// <summary>What it is (MSG): 22 a push, 141 a change; empty when not said.</summary>
    public required string Function { get; init; }

    /// <summary>Who sends it; null when not said.</summary>
    public required BookingOffice? Sender { get; init; }

    /// <summary>The flight; null when not said.</summary>
    public required FlightLeg? Flight { get; init; }

    /// <summary>Bookings of the whole push, not of this part (EQN); null when not said.</summary>
    public required int? Total { get; init; }

    /// <summary>The bookings in order.</summary>
    public required IReadOnlyList<Booking> Bookings { get; init; }
}
