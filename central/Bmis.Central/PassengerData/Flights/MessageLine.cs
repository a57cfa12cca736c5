namespace Bmis.Central.PassengerData.Flights;

/// <summary>A segment of a message as a line. It prints as <c>[segment]</c>.</summary>
/// <param name="Text">The segment without folding.</param>
/// <param name="IsMarked">Whether it is of what the page is about.</param>
internal sealed record MessageLine(string Text, bool IsMarked)
{
    public override string ToString() => "[segment]";
}
