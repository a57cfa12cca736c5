using Microsoft.Data.Sqlite;

namespace Bmis.BorderPost.Journaling;

/// <summary>
/// The disk or SQLite failed the journal. What was being appended may or may not be on disk; appending again with the
/// same key settles it.
/// </summary>
internal sealed class JournalException : IOException
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int OutOfMemory = 7;
    private const int ReadOnly = 8;
    private const int InputOutput = 10;
    private const int Full = 13;
    private const int CannotOpen = 14;

    private JournalException(string message, bool isTransient, Exception inner)
        : base(message, inner) => IsTransient = isTransient;

    /// <summary>True when the same append may succeed later: space was freed, a disk came back.</summary>
    internal bool IsTransient { get; }

    /// <summary>True when reading, writing or syncing failed, so that the disk's state is in doubt.</summary>
    internal static bool IsDiskError(SqliteException failure) => failure.SqliteErrorCode == InputOutput;

    internal static JournalException From(SqliteException failure) => new(
        $"The journal failed: {Sentence(failure.SqliteErrorCode)} (SQLite {failure.SqliteExtendedErrorCode}).",
        failure.SqliteErrorCode is Busy or Locked or OutOfMemory or InputOutput or Full or CannotOpen,
        failure);

    private static string Sentence(int code) => code switch
    {
        Busy or Locked => "another program holds the database",
        OutOfMemory => "memory is short",
        ReadOnly => "the database is read-only",
        InputOutput => "the disk reports an error",
        Full => "the disk is full",
        CannotOpen => "the database cannot be opened",
        _ => "the database is damaged or not a journal",
    };
}
