using System.Buffers.Binary;
using System.Text;
using Bmis.BorderPost.Serving;
using Bmis.Sync.Envelopes;
using Bmis.Sync.Sealing;
using Microsoft.Data.Sqlite;

namespace Bmis.BorderPost.Journaling;

/// <summary>
/// Where the chain of a cut journal begins: number and hash of the last entry that was removed, sealed by a master key
/// and bound to the lane. Somebody who has the file but not the key cannot make the journal begin elsewhere.
/// </summary>
internal sealed class RemovedCheckpoint(MasterKeys keys)
{
    private readonly Sealer _sealer = keys.SealerFor("journal checkpoint");

    internal static Checkpoint Read(SqliteConnection connection) => Row(connection).Checkpoint;

    /// <summary>Whether it stands as it was written; a journal that was never cut has nothing to seal.</summary>
    internal bool IsGenuine(SqliteConnection connection)
    {
        var (checkpoint, bytes) = Row(connection);
        return checkpoint.Sequence == 0 || (bytes is not null && Opens(connection, checkpoint, bytes));
    }

    /// <summary>Writes it, in the transaction that the connection is in.</summary>
    internal void Write(SqliteConnection connection, Checkpoint checkpoint)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "UPDATE removed SET sequence = $sequence, hash = $hash, sealed = $sealed";
        command.Parameters.AddWithValue("$sequence", checkpoint.Sequence);
        command.Parameters.AddWithValue("$hash", checkpoint.Hash.ToArray());
        command.Parameters.AddWithValue(
            "$sealed", _sealer.Seal(keys.Newest, Place(connection, checkpoint.Sequence), checkpoint.Hash.Span));
        command.ExecuteNonQuery();
    }

    /// <summary>
    /// Checks it when the journal is opened, and seals it by the newest key: also that of a journal which an older
    /// program cut, the first time that this one opens it.
    /// </summary>
    /// <exception cref="CannotStartException">It was changed, or sealed by a key that the key file lacks.</exception>
    internal void Open(SqliteConnection connection, bool isOfOlderProgram)
    {
        var (checkpoint, bytes) = Row(connection);
        if (checkpoint.Sequence == 0 || IsNewest(connection, checkpoint, bytes)) return;
        if (bytes is null ? !isOfOlderProgram : !Opens(connection, checkpoint, bytes))
            throw new CannotStartException(
                $"The checkpoint at which the journal {connection.DataSource} begins was changed, or sealed with a "
                + "key that the file of Keys:File does not hold.");
        Write(connection, checkpoint);
    }

    private bool IsNewest(SqliteConnection connection, Checkpoint checkpoint, byte[]? bytes) =>
        bytes is not null && Sealer.KeyOf(bytes) == keys.Newest.Id && Opens(connection, checkpoint, bytes);

    private bool Opens(SqliteConnection connection, Checkpoint checkpoint, byte[] bytes) =>
        _sealer.Open(Place(connection, checkpoint.Sequence), bytes) is { IsOpened: true, Content: var hash }
        && checkpoint.Hash.Span.SequenceEqual(hash);

    private static byte[] Place(SqliteConnection connection, long sequence)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT lane_id FROM lane";
        var lane = Encoding.UTF8.GetBytes((string)command.ExecuteScalar()!);
        var place = new byte[sizeof(long) + lane.Length];
        BinaryPrimitives.WriteInt64BigEndian(place, sequence);
        lane.CopyTo(place, sizeof(long));
        return place;
    }

    private static (Checkpoint Checkpoint, byte[]? Sealed) Row(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT sequence, hash, sealed FROM removed";
        using var row = command.ExecuteReader();
        return row.Read()
            ? (new Checkpoint(row.GetInt64(0), row.GetFieldValue<byte[]>(1)),
                row.IsDBNull(2) ? null : row.GetFieldValue<byte[]>(2))
            : (Checkpoint.Start, null);
    }
}
