using Bmis.Crossings.Records;
using Bmis.Watchlist.Documents;

namespace Bmis.BorderPost.LostDocuments;

/// <summary>What the list in use says of a document.</summary>
/// <param name="List">The version that answered.</param>
/// <param name="Row">What is stated of it; null when it is not listed.</param>
/// <param name="Name">A name of the document that does not tell its number; empty when it is not listed.</param>
internal readonly record struct LostFinding(ConsultedList List, LostDocumentRow? Row, string Name)
{
    public override string ToString() => "[finding]";
}
