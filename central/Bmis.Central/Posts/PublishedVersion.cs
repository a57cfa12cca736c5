namespace Bmis.Central.Posts;

/// <summary>The newest version of a list.</summary>
internal sealed record PublishedVersion(string ListName, long Version, DateTime CreatedAt);
