namespace Bmis.Central.Distribution;

/// <summary>The newest version of a list.</summary>
internal sealed record NewestVersion(
    string ListName, long Version, DateTime CreatedAt, DateTime ExpiresAt, int Share, long RecallsFrom);
