namespace Bmis.Crossings.Records;

/// <summary>The six results a check can have (BSI TR-03135-1).</summary>
public enum CheckResult
{
    /// <summary>The check was made and found what it should.</summary>
    Successful = 1,

    /// <summary>The check was made and found a fault.</summary>
    Failed,

    /// <summary>The check was made and could not come to a result.</summary>
    Undetermined,

    /// <summary>The check was not made.</summary>
    NotPerformed,

    /// <summary>The document or the lane does not know this check.</summary>
    NotSupported,

    /// <summary>The check was begun and cut off, for example by its time limit.</summary>
    Aborted,
}
