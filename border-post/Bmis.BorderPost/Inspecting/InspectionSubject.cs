using Bmis.Crossings.Records;

namespace Bmis.BorderPost.Inspecting;

/// <summary>Whom and what an inspection looks at, as far as it was read when the checks began.</summary>
/// <param name="InspectionId">The inspection, and later its record.</param>
/// <param name="Direction">Which way the lane works.</param>
/// <param name="Traveller">Null when the document does not say who holds it.</param>
/// <param name="Document">Null when the document cannot be read.</param>
/// <param name="MrzText">The MRZ as it came, readable or not; empty when there was none.</param>
/// <param name="TypedBy">Who typed traveller and document; empty when they were read.</param>
internal sealed record InspectionSubject(
    Guid InspectionId,
    Direction Direction,
    Traveller? Traveller,
    TravelDocument? Document,
    string MrzText = "",
    string TypedBy = "")
{
    /// <summary>The checks that look documents up.</summary>
    internal static readonly string[] LookUps = [AlertListCheck.Key, LostDocumentsCheck.Key];

    /// <summary>The document that the chip says it is, where that is another one; null where it is the same.</summary>
    internal TravelDocument? OnChip { get; init; }

    /// <summary>Every document to be looked up.</summary>
    internal IEnumerable<TravelDocument> Documents => new[] { Document, OnChip }.OfType<TravelDocument>();

    internal bool IsTyped => TypedBy.Length > 0;

    /// <summary>What tells the document from the one before it at this desk.</summary>
    internal string DocumentKey => MrzText.Length > 0 ? MrzText : $"{Document?.Number}";

    public override string ToString() => "[inspection subject]";
}
