namespace Bmis.Crossings.Records;

/// <summary>An entry of an alert list that possibly means this traveller, as shown to the officer.</summary>
/// <param name="List">Name of the list.</param>
/// <param name="EntryId">Id of the entry, such as <c>ofac:1234</c>.</param>
/// <param name="Score">Rank from 0 to 1; not a probability.</param>
/// <param name="OnDocument">True when the document's number matched, false when the name did.</param>
public sealed record AlertHit(string List, string EntryId, double Score, bool OnDocument);
