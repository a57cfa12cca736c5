using Bmis.Sync.Envelopes;
using Npgsql;
using NpgsqlTypes;

namespace Bmis.Central.Intake;

/// <summary>Writes the raw entries of a batch with a binary COPY.</summary>
internal static class EnvelopeCopy
{
    private const string Copy =
        """
        copy envelope (region_id, lane_id, sequence, entry_id, kind, header, salt, payload, payload_digest, hash,
            stored_at) from stdin (format binary)
        """;

    public static async Task WriteAsync(
        NpgsqlConnection connection, Batch batch, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var rows = await connection.BeginBinaryImportAsync(Copy, cancellation);
        foreach (var envelope in batch.Envelopes)
            Write(rows, batch, envelope, now);
        await rows.CompleteAsync(cancellation);
    }

    private static void Write(NpgsqlBinaryImporter rows, Batch batch, Envelope envelope, DateTimeOffset now)
    {
        rows.StartRow();
        rows.Write(batch.RegionId, NpgsqlDbType.Integer);
        rows.Write(batch.LaneId, NpgsqlDbType.Text);
        rows.Write(envelope.Sequence, NpgsqlDbType.Bigint);
        rows.Write(envelope.Header.Id, NpgsqlDbType.Uuid);
        rows.Write(envelope.Header.Kind, NpgsqlDbType.Text);
        rows.Write(envelope.HeaderBytes, NpgsqlDbType.Bytea);
        WriteOptional(rows, envelope.Salt);
        WriteOptional(rows, envelope.Payload);
        rows.Write(envelope.PayloadDigest, NpgsqlDbType.Bytea);
        rows.Write(envelope.Hash, NpgsqlDbType.Bytea);
        rows.Write(now, NpgsqlDbType.TimestampTz);
    }

    private static void WriteOptional(NpgsqlBinaryImporter rows, ReadOnlyMemory<byte>? bytes)
    {
        if (bytes is { } present)
            rows.Write(present, NpgsqlDbType.Bytea);
        else
            rows.WriteNull();
    }
}
