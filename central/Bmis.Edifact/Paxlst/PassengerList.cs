using Bmis.Edifact.Interchange;

namespace Bmis.Edifact.Paxlst;

/// <summary>
/// A PAXLST message: passengers, crew, a master crew list, a flight's status (WCO/IATA/ICAO guide to API, UN/EDIFACT
/// D.02B and later). Values stay as they were sent. Nobody and no document is left out; an element that has no place
/// here stays in the bytes, to which the offsets lead.
/// </summary>
public sealed record PassengerList
{
    /// <summary>The message it was read from.</summary>
    public required ReceivedMessage Message { get; init; }

    /// <summary>What it is (1001): 745 passengers, 250 crew, 266 status, 336 master crew list.</summary>
    public required string Document { get; init; }

    /// <summary>What is to be done (1004), such as CP, CL, XF; empty for a plain list.</summary>
    public required string Function { get; init; }

    /// <summary>References of the message, such as its transaction (TN).</summary>
    public required IReadOnlyList<ListedReference> References { get; init; }

    /// <summary>Times of the message.</summary>
    public required IReadOnlyList<ListedDate> Dates { get; init; }

    /// <summary>Places of the message that belong to no transport.</summary>
    public required IReadOnlyList<ListedPlace> Places { get; init; }

    /// <summary>Free text of the message.</summary>
    public required IReadOnlyList<ListedText> Texts { get; init; }

    /// <summary>Who sends it.</summary>
    public required IReadOnlyList<ReportingParty> Parties { get; init; }

    /// <summary>The flight, leg by leg as it was sent.</summary>
    public required IReadOnlyList<ListedTransport> Transports { get; init; }

    /// <summary>Everybody on it, in order.</summary>
    public required IReadOnlyList<ListedPerson> Persons { get; init; }

    /// <summary>Totals of the flight.</summary>
    public required IReadOnlyList<ControlTotal> Totals { get; init; }
}
