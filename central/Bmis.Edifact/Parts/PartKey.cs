namespace Bmis.Edifact.Parts;

/// <summary>
/// What parts of one list or push have in common. A passenger list and a crew list of a flight often have the same
/// reference, so the kind of the list counts, too.
/// </summary>
/// <param name="Sender">Who sent it (UNB, 0004, or UNG, 0040).</param>
/// <param name="MessageType">The message type (0065).</param>
/// <param name="Document">What a list is (BGM, 1001 and 1004); empty for other messages.</param>
/// <param name="Reference">
/// The common access reference (0068), or where there is none the flight: its name, its day as YYMMDD, its places.
/// </param>
/// <param name="IsByFlight">Whether the reference is the flight.</param>
public sealed record PartKey(
    string Sender, string MessageType, string Document, string Reference, bool IsByFlight);
