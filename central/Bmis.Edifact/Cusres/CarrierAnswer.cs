using Bmis.Edifact.Paxlst;

namespace Bmis.Edifact.Cusres;

/// <summary>
/// A CUSRES message: a government's answer to a carrier's list, or a carrier's acknowledgement of one that nobody asked
/// for (WCO/IATA/ICAO guide to interactive API; UN/EDIFACT D.05B).
/// </summary>
public sealed record CarrierAnswer
{
    /// <summary>
    /// What it is (1001): 962 an answer, 132 one that nobody asked for, 312 an acknowledgement of that.
    /// </summary>
    public required string Document { get; init; }

    /// <summary>References of the message: TN the transaction that is answered.</summary>
    public required IReadOnlyList<ListedReference> References { get; init; }

    /// <summary>The flight (group 3).</summary>
    public required IReadOnlyList<AnsweredFlight> Flights { get; init; }

    /// <summary>What is said of whom (group 4).</summary>
    public required IReadOnlyList<Verdict> Verdicts { get; init; }

    /// <summary>The transaction that is answered; empty when it was not sent.</summary>
    public string Transaction =>
        References.FirstOrDefault(one => one.Qualifier == PaxlstCodes.Transaction)?.Value ?? "";
}
