using System.Security.Cryptography;

namespace Bmis.Documents.Tests;

/// <summary>Gives the bytes of a worked example, or seeded ones.</summary>
internal sealed class FixedRandom : RandomNumberGenerator
{
    private readonly Queue<byte> _bytes;
    private readonly Random _random;

    internal FixedRandom(byte[] bytes, int seed = 1) => (_bytes, _random) = (new(bytes), new(seed));

    public override void GetBytes(byte[] data) => GetBytes(data.AsSpan());

    public override void GetBytes(Span<byte> data)
    {
        foreach (ref var one in data)
            one = _bytes.TryDequeue(out var given) ? given : (byte)_random.Next(256);
    }
}
