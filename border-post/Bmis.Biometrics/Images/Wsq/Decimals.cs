using System.Buffers.Binary;

namespace Bmis.Biometrics.Images.Wsq;

/// <summary>Numbers of the tables: how many decimal places, then the digits as an integer.</summary>
internal static class Decimals
{
    // Own limit: encoders use ten at most; tiny numbers slow the arithmetic down.
    private const int MostPlaces = 12;

    /// <summary>A place count and two bytes.</summary>
    internal static bool Read16(ReadOnlySpan<byte> bytes, out float value) =>
        Read(bytes[0], BinaryPrimitives.ReadUInt16BigEndian(bytes[1..]), out value);

    /// <summary>A place count and four bytes.</summary>
    internal static bool Read32(ReadOnlySpan<byte> bytes, out float value) =>
        Read(bytes[0], BinaryPrimitives.ReadUInt32BigEndian(bytes[1..]), out value);

    /// <summary>Writes a place count and two bytes: as many places as two bytes can tell.</summary>
    internal static void Write16(Span<byte> bytes, double value)
    {
        byte places = 0;
        while (value > 0 && places < MostPlaces && value * Math.Pow(10, places + 1) <= ushort.MaxValue) places++;
        bytes[0] = places;
        var digits = Math.Clamp(Math.Round(value * Math.Pow(10, places)), 0, ushort.MaxValue);
        BinaryPrimitives.WriteUInt16BigEndian(bytes[1..], (ushort)digits);
    }

    private static bool Read(int places, uint digits, out float value)
    {
        value = (float)(digits / Math.Pow(10, places));
        return places <= MostPlaces;
    }
}
