using Bmis.Central.Database;
using Bmis.Sync.Envelopes;
using Npgsql;

namespace Bmis.Central.Intake;

/// <summary>Writes the raw entries of a batch with a binary COPY.</summary>
internal static class EnvelopeCopy
{
    private const string Copy =
        """
        copy envelope (region_id, lane_id, sequence, entry_id, kind, header, salt, payload, payload_digest, hash,
            stored_at) from stdin (format binary)
        """;

    public static Task WriteAsync(
        NpgsqlConnection connection, LaneRun run, DateTimeOffset now, CancellationToken cancellation)
    {
        var rows = new CopyRows(11);
        foreach (var envelope in run.Envelopes)
            Write(rows, run, envelope, now);
        return rows.SendAsync(connection, Copy, cancellation);
    }

    private static void Write(CopyRows rows, LaneRun run, Envelope envelope, DateTimeOffset now)
    {
        rows.Row();
        rows.Integer(run.RegionId);
        rows.Text(run.LaneId);
        rows.Big(envelope.Sequence);
        rows.Id(envelope.Header.Id);
        rows.Text(envelope.Header.Kind);
        rows.Bytes(envelope.HeaderBytes);
        rows.Bytes(envelope.Salt);
        rows.Bytes(envelope.Payload);
        rows.Bytes(envelope.PayloadDigest);
        rows.Bytes(envelope.Hash);
        rows.Time(now);
    }
}
