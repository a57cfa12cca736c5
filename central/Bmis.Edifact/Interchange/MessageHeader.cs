namespace Bmis.Edifact.Interchange;

/// <summary>The message header, UNH (ISO 9735-1, annex C). What was not sent is empty.</summary>
/// <param name="Reference">The message reference (0062), which UNT repeats. Parts of one set may share it.</param>
/// <param name="Type">The message type (0065), such as PAXLST.</param>
/// <param name="Version">Its version (0052), such as D or 13.</param>
/// <param name="Release">Its release (0054), such as 05B.</param>
/// <param name="Agency">Who controls it (0051), such as UN or IA.</param>
/// <param name="Association">The association assigned code (0057), such as IATA.</param>
/// <param name="CommonAccessReference">What all parts of a set have in common (0068).</param>
/// <param name="SequenceOfTransfers">The number of the part (0070), such as 01.</param>
/// <param name="FirstAndLast">C for the first part, F for the last or only one (0073); empty in between.</param>
public sealed record MessageHeader(
    string Reference, string Type, string Version, string Release, string Agency, string Association,
    string CommonAccessReference, string SequenceOfTransfers, string FirstAndLast)
{
    internal static MessageHeader Of(in Segment segment, TextDecoder text) => new(
        text.Code(segment[0].Whole), text.Code(segment[1][0]), text.Code(segment[1][1]), text.Code(segment[1][2]),
        text.Code(segment[1][3]), text.Code(segment[1][4]), text.Code(segment[2].Whole), text.Code(segment[3][0]),
        text.Code(segment[3][1]));
}
