using System.Buffers.Binary;
using Bmis.Biometrics.Extraction;

namespace Bmis.Biometrics.Templates;

/// <summary>
/// The built-in template as bytes, big-endian: "BMF", version 1; width, height (2 each); minutiae (1); then for each
/// minutia x with its kind in the top bit, y (2 each), direction, quality; then the ridge field, a byte a cell.
/// </summary>
internal static class TemplateFormat
{
    /// <summary>Bytes before the minutiae.</summary>
    internal const int Header = 9;

    /// <summary>Bytes of a minutia.</summary>
    internal const int MinutiaSize = 6;

    private static ReadOnlySpan<byte> Magic => [(byte)'B', (byte)'M', (byte)'F', 1];

    internal static byte[] Write(BuiltInTemplate template)
    {
        var bytes = new byte[Header + MinutiaSize * template.Points.Length + template.Field.Cells.Length];
        Magic.CopyTo(bytes);
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(4), (ushort)template.Width);
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(6), (ushort)template.Height);
        bytes[8] = (byte)template.Points.Length;
        var at = Header;
        foreach (var minutia in template.Points)
        {
            var x = (ushort)minutia.X | (minutia.Kind == MinutiaKind.Bifurcation ? 0x8000 : 0);
            BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(at), (ushort)x);
            BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(at + 2), (ushort)minutia.Y);
            (bytes[at + 4], bytes[at + 5]) = (minutia.Direction, minutia.Quality);
            at += MinutiaSize;
        }
        template.Field.Cells.CopyTo(bytes, at);
        return bytes;
    }

    internal static BuiltInTemplate? Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < Header || !bytes.StartsWith(Magic)) return null;
        int width = BinaryPrimitives.ReadUInt16BigEndian(bytes[4..]);
        int height = BinaryPrimitives.ReadUInt16BigEndian(bytes[6..]);
        int count = bytes[8], columns = (width + 15) / 16, rows = (height + 15) / 16;
        if (width == 0 || height == 0 || (long)width * height > ExtractionParameters.MostPixels) return null;
        if (count > ExtractionParameters.MostMinutiae) return null;
        if (bytes.Length != Header + MinutiaSize * count + columns * rows) return null;
        var minutiae = new Minutia[count];
        for (var i = 0; i < count; i++)
        {
            minutiae[i] = Minutia(bytes[(Header + MinutiaSize * i)..]);
            if (minutiae[i].X >= width || minutiae[i].Y >= height || minutiae[i].Quality > 100) return null;
            if (i > 0 && minutiae[i].Y < minutiae[i - 1].Y) return null;
        }
        var field = bytes[(Header + MinutiaSize * count)..].ToArray();
        foreach (var cell in field)
            if (cell is > 0 and < 128) return null;
        return new(width, height, minutiae, new(columns, rows, field));
    }

    private static Minutia Minutia(ReadOnlySpan<byte> bytes)
    {
        var x = BinaryPrimitives.ReadUInt16BigEndian(bytes);
        return new(
            (short)(x & 0x7FFF),
            (short)(BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]) & 0x7FFF),
            bytes[4],
            x >= 0x8000 ? MinutiaKind.Bifurcation : MinutiaKind.Ending,
            bytes[5]);
    }
}
