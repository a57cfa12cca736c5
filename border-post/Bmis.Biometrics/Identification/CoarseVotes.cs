using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Bmis.Biometrics.Identification;

/// <summary>
/// The coarse stage for one print at a time: each edge of the print that agrees with one of the probe votes for the
/// rotation and shift that lay one over the other; the score is what the best place of the room of rotations and shifts
/// gathers, above what chance gathers. Belongs to one thread.
/// </summary>
/// <param name="vectors">Whether whole vectors are worked on; the result is the same.</param>
internal sealed class CoarseVotes(bool vectors = true)
{
    /// <summary>Places: 32 rotations of 16 × 16 shifts of 20 pixels, each row following on the one before.</summary>
    private const int Places = 1 << 13;

    private const int Row = 16;
    private const int Plane = 256;
    private const int Around = Plane + Row + 1;
    private const int MostAtCode = IdentificationParameters.MostAtCode;

    private static readonly ushort[] Chance =
        [.. Enumerable.Range(0, 4096).Select(votes => (ushort)Math.Floor(2 * Math.Sqrt(votes)))];

    private readonly byte[] _room = new byte[Places + Around + Vector256<byte>.Count];
    private readonly uint[] _own = new uint[PrintPoints.Most * IdentificationParameters.Edges * MostAtCode + MostAtCode];
    private readonly uint[] _other = new uint[PrintPoints.Most * IdentificationParameters.Edges * MostAtCode + MostAtCode];

    /// <summary>The score of a print in quarters of a vote, 0 to 992.</summary>
    internal int Score(ProbeTable probe, ReadOnlySpan<uint> points, ReadOnlySpan<ushort> codes)
    {
        var votes = vectors ? Collect(probe, points, codes) : CollectSingly(probe, points, codes);
        Vote(probe.Placed, votes);
        _room.AsSpan(0, Around).CopyTo(_room.AsSpan(Places));
        var best = vectors ? Best() : BestSingly();
        _room.AsSpan(0, Places).Clear();
        return Math.Max(0, 4 * best - Chance[votes]);
    }

    // Eight entries are copied whatever their number is: that spares a branch that nobody can foresee.
    private int Collect(ProbeTable probe, ReadOnlySpan<uint> points, ReadOnlySpan<ushort> codes)
    {
        ref var entries = ref MemoryMarshal.GetArrayDataReference(probe.Entries);
        ref var starts = ref MemoryMarshal.GetReference(probe.Starts);
        ref var own = ref MemoryMarshal.GetArrayDataReference(_own);
        ref var other = ref MemoryMarshal.GetArrayDataReference(_other);
        var votes = 0;
        for (var i = 0; i < codes.Length; i++)
        {
            var code = codes[i];
            nint at = code & (CoarseEdges.Codes - 1);
            nuint first = Unsafe.Add(ref starts, at);
            nuint next = Unsafe.Add(ref starts, at + 1);
            Vector256.LoadUnsafe(ref entries, first).StoreUnsafe(ref own, (nuint)votes);
            Vector256.Create(Line(points[i / IdentificationParameters.Edges], code))
                .StoreUnsafe(ref other, (nuint)votes);
            votes += (int)(next - first);
        }
        return votes;
    }

    private int CollectSingly(ProbeTable probe, ReadOnlySpan<uint> points, ReadOnlySpan<ushort> codes)
    {
        var votes = 0;
        for (var i = 0; i < codes.Length; i++)
        {
            var at = codes[i] & (CoarseEdges.Codes - 1);
            for (var entry = probe.Starts[at]; entry < probe.Starts[at + 1]; entry++)
                (_own[votes], _other[votes++]) =
                    (probe.Entries[entry], Line(points[i / IdentificationParameters.Edges], codes[i]));
        }
        return votes;
    }

    private static uint Line(uint point, int code) => PrintPoints.PlaceOf(point)
        | (byte)(PrintPoints.DirectionOf(point) + CoarseEdges.NearOf(code));

    private void Vote(uint[] placed, int votes)
    {
        var room = _room.AsSpan(0, Places);
        for (var i = 0; i < votes; i++)
        {
            uint own = _own[i], other = _other[i];
            var rotation = (byte)(other - own) >> 3;
            var shift = (other & ~255u) + CoarsePlace.Bias - placed[(int)(own >> 8) + rotation];
            var place = (rotation * Plane + (int)(shift >> 23) * Row + (int)(shift >> 11 & 511)) & (Places - 1);
            if (room[place] < IdentificationParameters.MostVotes) room[place]++;
        }
    }

    // The most that eight neighbouring places hold together, two in each direction.
    private int Best()
    {
        ref var room = ref MemoryMarshal.GetArrayDataReference(_room);
        var best = Vector256<byte>.Zero;
        for (nuint column = 0; column < Plane; column += 32)
        {
            var last = Four(ref room, column);
            for (var at = column + Plane; at <= Places + column; at += Plane)
            {
                var here = Four(ref room, at);
                best = Vector256.Max(best, last + here);
                last = here;
            }
        }
        var most = 0;
        for (var i = 0; i < Vector256<byte>.Count; i++) most = Math.Max(most, best[i]);
        return most;
    }

    private static Vector256<byte> Four(ref byte room, nuint at) =>
        Vector256.LoadUnsafe(ref room, at) + Vector256.LoadUnsafe(ref room, at + 1)
        + (Vector256.LoadUnsafe(ref room, at + Row) + Vector256.LoadUnsafe(ref room, at + Row + 1));

    private int BestSingly()
    {
        var most = 0;
        for (var at = 0; at < Places; at++)
        {
            var sum = 0;
            for (var corner = 0; corner < 8; corner++)
                sum += _room[at + (corner & 1) + (corner >> 1 & 1) * Row + (corner >> 2) * Plane];
            most = Math.Max(most, sum);
        }
        return most;
    }
}
