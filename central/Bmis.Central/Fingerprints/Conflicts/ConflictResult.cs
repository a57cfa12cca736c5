namespace Bmis.Central.Fingerprints.Conflicts;

/// <summary>Whether something was done about a conflict, and why not.</summary>
internal enum ConflictResult
{
    Done,

    /// <summary>The form is not filled in.</summary>
    Form,

    /// <summary>There is no such conflict for this person.</summary>
    Gone,

    /// <summary>Nobody decides on a proposal of his own.</summary>
    Own,

    /// <summary>Somebody has done something meanwhile.</summary>
    Changed,
}
