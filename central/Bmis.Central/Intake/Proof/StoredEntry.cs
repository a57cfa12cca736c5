using Bmis.Sync.Envelopes;
using Npgsql;

namespace Bmis.Central.Intake.Proof;

/// <summary>A row of the table of raw entries, as it lies there.</summary>
internal sealed record StoredEntry(
    long Sequence, Guid Id, string Kind, byte[] Header, byte[]? Salt, byte[]? Sealed, byte[] Digest, byte[] Hash)
{
    /// <summary>In the order of <see cref="Read"/>.</summary>
    public const string Columns = "sequence, entry_id, kind, header, salt, sealed, payload_digest, hash";

    /// <summary>The entry without its payload; null when header, digest or hash cannot be read.</summary>
    public Envelope? Closed => Envelope.Read(Header, null, null, Digest, Hash).Envelope;

    public static StoredEntry Read(NpgsqlDataReader row) => new(
        row.GetInt64(0),
        row.GetGuid(1),
        row.GetString(2),
        row.GetFieldValue<byte[]>(3),
        row.IsDBNull(4) ? null : row.GetFieldValue<byte[]>(4),
        row.IsDBNull(5) ? null : row.GetFieldValue<byte[]>(5),
        row.GetFieldValue<byte[]>(6),
        row.GetFieldValue<byte[]>(7));

    /// <summary>The number.</summary>
    public override string ToString() => $"[entry {Sequence}]";
}
