using Bmis.Crossings.Records;

namespace Bmis.BorderPost.Lists;

/// <summary>How the lane stands with one list, for the page's bar.</summary>
/// <param name="Name">The list.</param>
/// <param name="Version">The version in use; 0 when there is none.</param>
/// <param name="Freshness">How old it is.</param>
/// <param name="Created">When it was made; null when there is none.</param>
internal sealed record ListState(string Name, long Version, Freshness Freshness, DateTimeOffset? Created);
