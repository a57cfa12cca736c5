namespace Bmis.Central.PassengerData.Reading;

/// <summary>What makes a flight the same in all messages about it.</summary>
/// <param name="Carrier">The carrier's code; empty when it has none.</param>
/// <param name="Number">Its number without leading zeros, or what a coach or ship is called.</param>
/// <param name="Origin">Where it leaves from before the border; may be empty.</param>
/// <param name="Day">The local day on which it leaves, else arrives.</param>
internal sealed record FlightKey(string Carrier, string Number, string Origin, DateOnly Day);
