using Bmis.Crossings.Records;

namespace Bmis.BorderPost.Inspecting;

/// <summary>What a list of lost documents says about one.</summary>
/// <param name="List">Which version of which list answered; a missing one has said nothing.</param>
/// <param name="Report">As what it is listed; null when it is not.</param>
/// <param name="Source">Who reported it, in words for the officer; empty when nobody did.</param>
internal sealed record LostAnswer(ConsultedList List, LostReport? Report = null, string Source = "")
{
    /// <summary>What the list says of the document; null when it says no more than that it is listed.</summary>
    public LostListing? Listing { get; init; }
}
