using Bmis.Central.Database;
using Bmis.Central.Keys;
using Bmis.Sync.Envelopes;
using Npgsql;

namespace Bmis.Central.Intake;

/// <summary>Writes the raw entries of a batch with a binary COPY.</summary>
internal static class EnvelopeCopy
{
    private const string Copy =
        """
        copy envelope (region_id, lane_id, sequence, entry_id, kind, header, sealed, payload_digest, hash, stored_at)
        from stdin (format binary)
        """;

    public static Task WriteAsync(
        NpgsqlConnection connection,
        RecordSeal seal,
        LaneRun run,
        DateTimeOffset now,
        CancellationToken cancellation)
    {
        var rows = new CopyRows(10);
        foreach (var envelope in run.Envelopes)
            Write(rows, seal, run, envelope, now);
        return rows.SendAsync(connection, Copy, cancellation);
    }

    private static void Write(
        CopyRows rows, RecordSeal seal, LaneRun run, Envelope envelope, DateTimeOffset now)
    {
        rows.Row();
        rows.Integer(run.RegionId);
        rows.Text(run.LaneId);
        rows.Big(envelope.Sequence);
        rows.Id(envelope.Header.Id);
        rows.Text(envelope.Header.Kind);
        rows.Bytes(envelope.HeaderBytes);
        rows.Bytes(seal.Seal(envelope));
        rows.Bytes(envelope.PayloadDigest);
        rows.Bytes(envelope.Hash);
        rows.Time(now);
    }
}
