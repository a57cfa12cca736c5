namespace Bmis.BorderPost.Views;

/// <summary>Marks an endpoint of which no look is in the audit, with the reason why not.</summary>
/// <param name="Why">The reason.</param>
/// <param name="AsksByItself">
/// True for what open pages ask again and again without a person: of these a refusal is not in the audit either.
/// </param>
internal sealed record NotViewed(string Why, bool AsksByItself = false);
