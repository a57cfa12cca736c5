using Bmis.Biographics;

namespace Bmis.Watchlist.Documents;

/// <summary>
/// A document that came on the list of lost and stolen documents or left it. It prints without its number.
/// </summary>
/// <param name="State">The issuing State.</param>
/// <param name="Number">The number.</param>
/// <param name="IsRemoval">True when it left the list.</param>
/// <param name="Row">What else is stated of one that came.</param>
public readonly record struct LostDocumentChange(
    CountryCode State, DocumentNumber Number, bool IsRemoval, LostDocumentRow Row);
