namespace Bmis.Central.Posts;

/// <summary>A list at a lane.</summary>
/// <param name="Name">The list.</param>
/// <param name="Version">The version that the lane holds; 0 when it holds none.</param>
/// <param name="Newest">The newest version.</param>
/// <param name="Age">How long ago the version that it holds was made; null when nobody knows.</param>
internal sealed record HeldVersion(string Name, long Version, long Newest, TimeSpan? Age);
