using System.Security.Cryptography;
using Bmis.Sync.Envelopes;

namespace Bmis.Sync.Tests.Envelopes;

public sealed class HashChainTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2_048)]
    [InlineData(2_049)]
    [InlineData(EnvelopeLimits.PayloadBytes)]
    public void A_payload_digest_covers_salt_and_payload(int length)
    {
        var salt = Bytes(EnvelopeLimits.SaltBytes, 7);
        var payload = Bytes(length, 9);
        Assert.Equal(SHA256.HashData([.. salt, .. payload]), HashChain.DigestPayload(salt, payload));
    }

    [Fact]
    public void A_hash_covers_the_hash_before_the_header_and_the_digest_in_this_order()
    {
        var previous = Bytes(32, 1);
        var header = Bytes(90, 2);
        var digest = Bytes(32, 3);
        Assert.Equal(SHA256.HashData([.. previous, .. header, .. digest]), HashChain.Next(previous, header, digest));
    }

    [Fact]
    public void The_chain_of_a_known_entry_is_frozen()
    {
        var draft = new EntryDraft(
            "decision",
            new byte[] { 1, 2, 3 },
            new Guid("019a0000-0000-7000-8000-000000000001"),
            new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
            TimeSpan.FromMilliseconds(-20),
            Bytes(EnvelopeLimits.SaltBytes, 4));
        var envelope = new EnvelopeWriter(new Producer("UTO-1.lane_7")).Write(Checkpoint.Start, draft);
        Assert.Equal(FrozenHeader, Convert.ToHexStringLower(envelope.HeaderBytes.Span));
        Assert.Equal(FrozenHash, Convert.ToHexStringLower(envelope.Hash.Span));
    }

    [Fact]
    public void A_wrong_length_is_our_bug()
    {
        Assert.Throws<ArgumentException>(() => HashChain.DigestPayload(Bytes(15, 1), []));
        Assert.Throws<ArgumentException>(() => HashChain.Next(Bytes(31, 1), [], Bytes(32, 1)));
        Assert.Throws<ArgumentException>(() => HashChain.Next(Bytes(32, 1), Bytes(513, 1), Bytes(32, 1)));
    }

    // Worked out from the field layout of the contract by hand and with an independent SHA-256.
    private const string FrozenHeader =
        "0a0c55544f2d312e6c616e655f3710011a10019a000000007000800000000000000122086465636973696f6e28"
        + "c0e6b3b2efeb910330e0e3feffffffffffff01";
    private const string FrozenHash = "4e440c71a8bf4dc99469d478049eb7a0e914a0ed7455b9f8259f92da1e5ac9e3";

    private static byte[] Bytes(int count, byte value) => [.. Enumerable.Repeat(value, count)];
}
