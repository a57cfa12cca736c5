using Bmis.Sync.Sealing;

namespace Bmis.Sync.Tests.Sealing;

public sealed class SealerTests : IDisposable
{
    private static readonly byte[] Place = "lane-1 7 crossing"u8.ToArray();
    private readonly MasterKeys _keys = MasterKeys.Make(Keys.Random);

    public void Dispose() => _keys.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(700)]
    [InlineData(300_000)]
    public void What_was_sealed_comes_out_as_it_was(int length)
    {
        var content = new byte[length];
        new Random(length).NextBytes(content);
        var sealer = _keys.SealerFor("test");
        var bytes = sealer.Seal(_keys.Newest, Place, content);
        Assert.Equal(length + Sealer.Overhead, bytes.Length);
        Assert.Equal((true, _keys.Newest.Id), (Sealer.IsSealed(bytes), Sealer.KeyOf(bytes)));
        Assert.Equal(content, sealer.Open(Place, bytes).Content);
    }

    [Fact]
    public void The_same_content_never_gives_the_same_bytes_and_none_of_it_in_clear()
    {
        var sealer = _keys.SealerFor("test");
        var content = "ERIKSSON<<ANNA<MARIA"u8;
        var (one, two) = (sealer.Seal(_keys.Newest, Place, content), sealer.Seal(_keys.Newest, Place, content));
        Assert.False(one.AsSpan(Sealer.Overhead).SequenceEqual(two.AsSpan(Sealer.Overhead)));
        Assert.False(one.AsSpan(12, 60).SequenceEqual(two.AsSpan(12, 60)));
        Assert.True(one.AsSpan().IndexOf("ANNA"u8) < 0);
    }

    [Fact]
    public void Every_flipped_bit_is_found()
    {
        var sealer = _keys.SealerFor("test");
        var bytes = sealer.Seal(_keys.Newest, Place, "a name"u8);
        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            var expected = bit switch
            {
                < 32 => SealingFault.Malformed,
                < 96 => SealingFault.UnknownKey,
                _ => SealingFault.Tampered,
            };
            Assert.Equal(expected, sealer.Open(Place, bytes).Fault);
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
        }

        Assert.True(sealer.Open(Place, bytes).IsOpened);
    }

    [Fact]
    public void Every_shorter_or_longer_run_of_bytes_is_a_value_and_no_exception()
    {
        var sealer = _keys.SealerFor("test");
        var bytes = sealer.Seal(_keys.Newest, Place, "a name"u8);
        for (var length = 0; length < bytes.Length; length++)
            Assert.False(sealer.Open(Place, bytes.AsSpan(0, length)).IsOpened);
        Assert.Equal(SealingFault.Tampered, sealer.Open(Place, [.. bytes, 0]).Fault);
        var random = new Random(20261126);
        for (var run = 0; run < 1_000; run++)
        {
            var noise = new byte[random.Next(300)];
            random.NextBytes(noise);
            Assert.False(sealer.Open(Place, noise).IsOpened);
        }
    }

    [Fact]
    public void Bytes_of_another_place_or_purpose_count_as_tampered()
    {
        var sealer = _keys.SealerFor("journal entry");
        var bytes = sealer.Seal(_keys.Newest, Place, "a name"u8);
        Assert.Equal("sealing.tampered", sealer.Open("lane-1 8 crossing"u8, bytes).Code);
        Assert.Equal("sealing.tampered", sealer.Open([], bytes).Code);
        Assert.Equal("sealing.tampered", _keys.SealerFor("photograph").Open(Place, bytes).Code);
        Assert.Equal(
            "sealing.tampered", _keys.SealerFor("journal entr").Open([(byte)'y', .. Place], bytes).Code);
    }

    [Fact]
    public void Somebody_elses_keys_open_nothing()
    {
        using var others = MasterKeys.Make(Keys.Random);
        var bytes = _keys.SealerFor("test").Seal(_keys.Newest, Place, "a name"u8);
        var opened = others.SealerFor("test").Open(Place, bytes);
        Assert.Equal(("sealing.unknown-key", "sealing.unknown-key"), (opened.Code, opened.ToString()));
        Assert.Throws<InvalidOperationException>(() => opened.Content);
    }

    [Fact]
    public void A_key_that_was_disposed_of_is_overwritten()
    {
        var key = _keys.Newest;
        Assert.True(key.Secret.ContainsAnyExcept((byte)0));
        _keys.Dispose();
        Assert.False(key.Secret.ContainsAnyExcept((byte)0));
    }
}
