namespace Bmis.Central.Posts;

/// <summary>A list as a lane holds it, and since when headquarters knows.</summary>
internal sealed record LaneListRow(string ListName, long Version, DateTime Since);
