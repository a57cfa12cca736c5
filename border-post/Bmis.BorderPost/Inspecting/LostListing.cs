namespace Bmis.BorderPost.Inspecting;

/// <summary>What a list says of a lost document beside why it is there. It holds no number of the document.</summary>
/// <param name="State">Code of the issuing State, as the list writes it.</param>
/// <param name="Type">The document code of its MRZ; empty when not stated.</param>
/// <param name="Id">What headquarters calls the report; 0 when not stated.</param>
internal sealed record LostListing(string State, string Type, ulong Id);
