using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Bmis.Central.Audit;

/// <summary>A signed statement: the chain up to this entry ended with this hash.</summary>
internal sealed record AuditAnchor
{
    public long Number { get; init; }

    public byte[] Hash { get; init; } = [];

    public DateTime At { get; init; }

    public string KeyId { get; init; } = "";

    public byte[] Signature { get; init; } = [];

    /// <summary>Signs the statement.</summary>
    public AuditAnchor Signed(ECDsa key) =>
        this with { Signature = key.SignData(Statement(), HashAlgorithmName.SHA256) };

    /// <summary>Whether the key signed it.</summary>
    public bool IsSignedBy(ECDsa key) => key.VerifyData(Statement(), Signature, HashAlgorithmName.SHA256);

    public override string ToString() => $"[anchor {Number}]";

    // What is signed says what it is, so that a signature made for a list never fits an anchor.
    private byte[] Statement()
    {
        var number = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(number, Number);
        return [.. "bmis.central.v1.AuditAnchor\0"u8, .. number, .. Hash];
    }
}
