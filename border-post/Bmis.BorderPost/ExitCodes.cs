namespace Bmis.BorderPost;

/// <summary>What the executable says to the shell.</summary>
internal static class ExitCodes
{
    internal const int Done = 0;

    /// <summary>The verb did its job and the answer is bad, such as a broken chain.</summary>
    internal const int Bad = 1;

    /// <summary>The verb or its arguments make no sense.</summary>
    internal const int WrongUse = 2;

    /// <summary>A setting, a file or the machine keeps the verb from its job.</summary>
    internal const int CannotRun = 3;
}
