using Bmis.Biographics;

namespace Bmis.Watchlist.Lists;

/// <summary>A document of an entry. It prints as <c>[document]</c>.</summary>
/// <param name="Type">What the list calls it, such as <c>Passport</c>; never part of the look-up key.</param>
/// <param name="Number">Its number.</param>
/// <param name="IssuingState">The State that issued it, or null when the list does not say.</param>
public sealed record AlertDocument(string Type, DocumentNumber Number, CountryCode? IssuingState)
{
    /// <inheritdoc/>
    public override string ToString() => "[document]";
}
