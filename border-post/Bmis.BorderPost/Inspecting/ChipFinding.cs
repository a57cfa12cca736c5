using Bmis.Documents.Reading;

namespace Bmis.BorderPost.Inspecting;

/// <summary>What the chip brought to an inspection. It prints as <c>[chip]</c>; the portrait is personal.</summary>
/// <param name="Report">What is to be said about the document.</param>
/// <param name="Portrait">The portrait as a JPEG that was written here; null when there is none to show.</param>
internal sealed record ChipFinding(DocumentReport Report, byte[]? Portrait)
{
    public override string ToString() => "[chip]";
}
