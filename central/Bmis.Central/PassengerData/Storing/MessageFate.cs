namespace Bmis.Central.PassengerData.Storing;

/// <summary>What became of a message, as its sender is told; places, no content.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Offset">Where it begins.</param>
/// <param name="Grade">A to E.</param>
/// <param name="Outcome">stored, repeated, status, held or refused.</param>
/// <param name="Findings">What is wrong or odd about it.</param>
/// <param name="Profile">The profile by which it was looked at; empty for none.</param>
/// <param name="Departures">How it departs from that.</param>
internal sealed record MessageFate(
    string Type,
    int Offset,
    string Grade,
    string Outcome,
    IReadOnlyList<MessageFinding> Findings,
    string Profile,
    IReadOnlyList<MessageDeparture> Departures);
