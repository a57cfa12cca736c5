namespace Bmis.Edifact.Interchange;

/// <summary>The group header, UNG (ISO 9735-1, annex C). What was not sent is empty.</summary>
/// <param name="MessageType">The type of the group's messages (0038), such as PAXLST.</param>
/// <param name="Sender">The sending application (S006).</param>
/// <param name="Recipient">The receiving application (S007).</param>
/// <param name="Prepared">When it was prepared (S004).</param>
/// <param name="Reference">The group reference (0048), which UNE repeats.</param>
/// <param name="Agency">Who controls the message type (0051), such as UN.</param>
/// <param name="Version">The version of the message type (0052), such as D.</param>
/// <param name="Release">The release of the message type (0054), such as 05B.</param>
public sealed record GroupHeader(
    string MessageType, Party Sender, Party Recipient, PreparationTime Prepared, string Reference, string Agency,
    string Version, string Release)
{
    internal static GroupHeader Of(in Segment segment, TextDecoder text) => new(
        text.Code(segment[0].Whole), Party.Of(segment[1], text), Party.Of(segment[2], text),
        PreparationTime.Of(segment[3], text), text.Code(segment[4].Whole), text.Code(segment[5].Whole),
        text.Code(segment[6][0]), text.Code(segment[6][1]));
}
