namespace Bmis.Central.PassengerData.Storing;

/// <summary>A finding about a message, by the name of its code.</summary>
internal sealed record MessageFinding(string Code, string Severity, int Offset);
