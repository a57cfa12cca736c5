namespace Bmis.Central.PassengerData.Storing;

/// <summary>How a message departs from what is agreed with its sender, by the name of the code.</summary>
internal sealed record MessageDeparture(string Code, string Severity, int Offset, int Count);
