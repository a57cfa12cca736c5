using System.Buffers.Binary;
using System.Numerics;

namespace Bmis.Documents.Iso7816;

/// <summary>
/// The data encryption algorithm on single blocks (NIST FIPS 46-3). The retail MAC needs it alone, and the system gives
/// it only with a provider that nobody should load. It is not constant in time: its keys live for one session with a
/// chip that lies on the reader.
/// </summary>
internal sealed class DesBlock
{
    internal const int Bytes = 8;

    private const int KeyHalf = 28;
    private const uint KeyHalfMask = (1u << KeyHalf) - 1;

    private readonly ulong[] _keys;

    internal DesBlock(ReadOnlySpan<byte> key) => _keys = Schedule(BinaryPrimitives.ReadUInt64BigEndian(key));

    internal ulong Encrypt(ulong block) => Run(block, backwards: false);

    internal ulong Decrypt(ulong block) => Run(block, backwards: true);

    private ulong Run(ulong block, bool backwards)
    {
        var mixed = DesTables.Permute(block, 64, DesTables.InitialPermutation);
        var (left, right) = ((uint)(mixed >> 32), (uint)mixed);
        for (var round = 0; round < _keys.Length; round++)
            (left, right) = (right, left ^ Mix(right, _keys[backwards ? _keys.Length - 1 - round : round]));
        return DesTables.Permute(((ulong)right << 32) | left, 64, DesTables.FinalPermutation);
    }

    // Eight overlapping runs of six bits, each with its part of the key through its own selection.
    private static uint Mix(uint half, ulong key)
    {
        uint mixed = 0;
        for (var box = 0; box < 8; box++)
        {
            var six = (BitOperations.RotateLeft(half, (4 * box) + 5) ^ (uint)(key >> (42 - (6 * box)))) & 0x3F;
            mixed |= DesTables.Selections[box][six];
        }

        return mixed;
    }

    private static ulong[] Schedule(ulong key)
    {
        var chosen = DesTables.Permute(key, 64, DesTables.Choice1);
        var (c, d) = ((uint)(chosen >> KeyHalf), (uint)chosen & KeyHalfMask);
        var keys = new ulong[DesTables.Turns.Length];
        for (var round = 0; round < keys.Length; round++)
        {
            (c, d) = (Turn(c, DesTables.Turns[round]), Turn(d, DesTables.Turns[round]));
            keys[round] = DesTables.Permute(((ulong)c << KeyHalf) | d, 2 * KeyHalf, DesTables.Choice2);
        }

        return keys;
    }

    private static uint Turn(uint half, int by) => ((half << by) | (half >> (KeyHalf - by))) & KeyHalfMask;
}
