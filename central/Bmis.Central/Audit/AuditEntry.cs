using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Bmis.Central.Audit;

/// <summary>One line of the audit: no names, no numbers of documents, only ids. Immutable.</summary>
internal sealed record AuditEntry
{
    public long Number { get; init; }

    /// <summary>When, in UTC, to the microsecond.</summary>
    public DateTime At { get; init; }

    /// <summary>The account; <c>os:NAME</c> for a verb of the executable.</summary>
    public required string Actor { get; init; }

    /// <summary>The roles it had at that moment, separated by blanks.</summary>
    public string Roles { get; init; } = "";

    /// <summary>The only post it could see; empty for all.</summary>
    public string PostCode { get; init; } = "";

    /// <summary>Method and address template, or a word such as <c>sign-in</c>.</summary>
    public required string Action { get; init; }

    /// <summary>Ids of what it was about; empty for none.</summary>
    public string Subject { get; init; } = "";

    /// <summary><c>allowed</c> or <c>refused</c>.</summary>
    public required string Result { get; init; }

    /// <summary>Keyed digest of the query: equal questions can be told, what was asked cannot.</summary>
    public byte[] QueryDigest { get; init; } = [];

    /// <summary>Hash of the entry before.</summary>
    public byte[] Previous { get; init; } = [];

    public byte[] Hash { get; init; } = [];

    /// <summary>SHA-256 over the hash before and every field, each with its length.</summary>
    public byte[] ComputeHash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, Previous);
        Add(hash, Number);
        Add(hash, (At.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond);
        foreach (var text in (string[])[Actor, Roles, PostCode, Action, Subject, Result])
            Add(hash, Encoding.UTF8.GetBytes(text));
        Add(hash, QueryDigest);
        return hash.GetHashAndReset();
    }

    public override string ToString() => $"[audit {Number}]";

    private static void Add(IncrementalHash hash, long value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, value);
        hash.AppendData(bytes);
    }

    private static void Add(IncrementalHash hash, byte[] bytes)
    {
        Add(hash, bytes.Length);
        hash.AppendData(bytes);
    }
}
