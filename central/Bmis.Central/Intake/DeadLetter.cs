using Npgsql;

namespace Bmis.Central.Intake;

/// <summary>An entry that is stored and could not be applied.</summary>
/// <param name="Sequence">Its number.</param>
/// <param name="Kind">What its header says it is.</param>
/// <param name="Reason">Why not, as a code without personal data.</param>
internal sealed record DeadLetter(long Sequence, string Kind, string Reason)
{
    /// <summary>The program itself failed while it read the entry.</summary>
    public const string ReaderFailed = "reader.failed";

    /// <summary>The program itself failed while it wrote the entry's rows.</summary>
    public const string WriterFailed = "writer.failed";

    /// <summary>A correction came and the record that it corrects is not there.</summary>
    public const string NoRecord = "correction.no-record";

    /// <summary>It belongs to a branch of the lane's journal that does not count.</summary>
    public const string Undecided = "epoch.undecided";

    /// <summary>For an entry whose rows could not be written.</summary>
    public static DeadLetter Of(long sequence, string kind, Exception fault) =>
        new(sequence, kind, fault is PostgresException refused ? $"database.{refused.SqlState}" : WriterFailed);
}
