using Bmis.Central.PassengerData.Storing;

namespace Bmis.Central.PassengerData.Quarantine;

/// <summary>A transmission with what was found in it. It prints as <c>[transmission]</c>.</summary>
/// <param name="Line">What the list shows.</param>
/// <param name="Messages">Its messages in order, with findings.</param>
/// <param name="Text">The masked copy, a segment a line; empty after erasure.</param>
/// <param name="IsCut">Whether there is more of it than is shown.</param>
/// <param name="Mendable">The masked copy as one text, when it is short enough to be mended by hand.</param>
/// <param name="Words">Why it was closed.</param>
internal sealed record TransmissionView(
    TransmissionLine Line,
    IReadOnlyList<MessageFate> Messages,
    IReadOnlyList<TransmissionText> Text,
    bool IsCut,
    string? Mendable,
    string Words)
{
    public override string ToString() => "[transmission]";
}
