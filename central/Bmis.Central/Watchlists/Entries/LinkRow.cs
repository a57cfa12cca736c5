namespace Bmis.Central.Watchlists.Entries;

/// <summary>A link to another entry as it is typed.</summary>
internal sealed record LinkRow(string? Kind, string? Entry);
