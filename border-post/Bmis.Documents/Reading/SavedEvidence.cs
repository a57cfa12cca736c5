namespace Bmis.Documents.Reading;

/// <summary>Evidence with its moment, as it is kept in a file. It prints as <c>[saved evidence]</c>.</summary>
/// <param name="Evidence">The evidence; personal.</param>
/// <param name="At">When the document was inspected, in UTC.</param>
public sealed record SavedEvidence(DocumentEvidence Evidence, DateTimeOffset At)
{
    /// <inheritdoc/>
    public override string ToString() => "[saved evidence]";
}
