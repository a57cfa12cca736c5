namespace Bmis.Edifact.Paxlst;

/// <summary>A flight, or another transport (group 2).</summary>
/// <param name="Stage">Which stage it is (8051): 20 the main one, 34 an overflight.</param>
/// <param name="Reference">Carrier and number as they were sent (8028), such as AA123.</param>
/// <param name="Mode">The means (8067); empty when not said.</param>
/// <param name="Carrier">The carrier (3127); it may be missing, and it may disagree with the reference.</param>
/// <param name="Places">Departure, arrival and other calls, each with its times.</param>
/// <param name="Offset">The first byte of TDT in the transmission.</param>
public sealed record ListedTransport(
    string Stage, string Reference, string Mode, string Carrier, IReadOnlyList<ListedPlace> Places, int Offset);
