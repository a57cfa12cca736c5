namespace Bmis.Edifact.Paxlst;

/// <summary>Free text.</summary>
/// <param name="Subject">What it is about (4451): BAG for bag tags, each tag:quantity.</param>
/// <param name="Lines">Its pieces (4440) in order.</param>
public sealed record ListedText(string Subject, IReadOnlyList<string> Lines)
{
    /// <inheritdoc/>
    public override string ToString() => "[text]";
}
