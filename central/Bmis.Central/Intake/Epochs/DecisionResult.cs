namespace Bmis.Central.Intake.Epochs;

/// <summary>What became of a decision about a branch.</summary>
internal enum DecisionResult
{
    Done,

    /// <summary>The words are missing or too long.</summary>
    Words,

    /// <summary>There is no such branch.</summary>
    Unknown,

    /// <summary>It was decided so before.</summary>
    Already,

    /// <summary>It counts: another must be accepted in its place.</summary>
    Counts,
}
