namespace Bmis.Central.Distribution;

/// <summary>How a list stands after its course was changed; a roll-out may begin with the version after this one.
/// </summary>
internal sealed record CourseStep(string List, long Version, int Share, long RecallsFrom, long RecallsTo);
