namespace Bmis.Documents;

/// <summary>
/// The six results a check of a travel document can have (BSI TR-03135-1). The numbers are those of the crossing
/// record.
/// </summary>
public enum DocumentCheckResult
{
    /// <summary>The check was made and found what it should.</summary>
    Successful = 1,

    /// <summary>The check was made and found a fault.</summary>
    Failed,

    /// <summary>
    /// The check was begun and could not come to a result, for example because a character is unreadable.
    /// </summary>
    Undetermined,

    /// <summary>The check was not made, for example because its part of the document is missing.</summary>
    NotPerformed,

    /// <summary>The document or the reader does not know this check.</summary>
    NotSupported,

    /// <summary>The check was begun and cut off.</summary>
    Aborted,
}
