namespace Bmis.Reports.Rendering;

/// <summary>Who made an export, when, and where the same view can be seen again.</summary>
/// <param name="MadeBy">The person who is signed in.</param>
/// <param name="MadeAt">The moment, in UTC.</param>
/// <param name="Address">The view's address, with its filters.</param>
internal sealed record ExportStamp(string MadeBy, DateTimeOffset MadeAt, string Address);
