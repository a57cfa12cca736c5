using System.Buffers.Binary;
using Bmis.Biometrics.Matching;
using Bmis.Biometrics.Templates;

namespace Bmis.Biometrics.Identification;

/// <summary>
/// The built-in engine's prints: minutiae, edges, and behind them width and height of the picture (2 bytes each,
/// little-endian), the box of the ridge field that is finger (left, top, columns, rows, a byte each) and its cells.
/// </summary>
internal sealed class BuiltInPacking(IFingerprintEngine engine) : PrintPacking(engine)
{
    private const int Header = 8;

    internal override PackedPrint? Pack(LabelledTemplate sample)
    {
        if (sample.Template is not BuiltInTemplate template)
            throw new ArgumentException("The template was made by another engine.", nameof(sample));
        var points = template.Points;
        if (points.Length < MatchingParameters.FewestMinutiae) return null;
        if (template.Width > CoarsePlace.Pixels || template.Height > CoarsePlace.Pixels) return null;
        var edges = new ushort[points.Length * IdentificationParameters.Edges];
        CoarseEdges.Choose(points, edges);
        return new((byte)LabelledTemplate.Plain(sample.Position),
            Array.ConvertAll(points, point => PrintPoints.Pack(point)), edges, Rest(template));
    }

    internal override FingerTemplate? Unpack(ReadOnlySpan<uint> points, ReadOnlySpan<byte> rest)
    {
        if (!IsPrint(points, rest)) return null;
        var (width, height) = Size(rest);
        var (columns, rows) = Cells(width, height);
        var cells = new byte[columns * rows];
        int left = rest[4], top = rest[5], across = rest[6];
        for (var row = 0; row < rest[7]; row++)
            rest.Slice(Header + row * across, across).CopyTo(cells.AsSpan((top + row) * columns + left));
        var minutiae = new Minutia[points.Length];
        for (var i = 0; i < points.Length; i++) minutiae[i] = PrintPoints.Unpack(points[i]);
        return new BuiltInTemplate(width, height, minutiae, new(columns, rows, cells));
    }

    internal override bool IsPrint(ReadOnlySpan<uint> points, ReadOnlySpan<byte> rest)
    {
        if (rest.Length < Header || points.Length is < MatchingParameters.FewestMinutiae or > PrintPoints.Most)
            return false;
        var (width, height) = Size(rest);
        var (columns, rows) = Cells(width, height);
        if (width is 0 or > CoarsePlace.Pixels || height is 0 or > CoarsePlace.Pixels) return false;
        if (rest[4] + rest[6] > columns || rest[5] + rest[7] > rows) return false;
        if (rest.Length != Header + rest[6] * rest[7] || rest[Header..].ContainsAnyInRange((byte)1, (byte)127))
            return false;
        var last = 0;
        foreach (var point in points)
        {
            var y = PrintPoints.Y(point);
            if (point >= PrintPoints.Unused || y < last || y >= height || PrintPoints.X(point) >= width) return false;
            last = y;
        }
        return true;
    }

    private static byte[] Rest(BuiltInTemplate template)
    {
        var field = template.Field;
        int left = field.Columns, top = field.Rows, right = 0, bottom = 0;
        for (var row = 0; row < field.Rows; row++)
        {
            var cells = field.Cells.AsSpan(row * field.Columns, field.Columns);
            var first = cells.IndexOfAnyExcept((byte)0);
            if (first < 0) continue;
            (left, right) = (Math.Min(left, first), Math.Max(right, cells.LastIndexOfAnyExcept((byte)0) + 1));
            (top, bottom) = (Math.Min(top, row), row + 1);
        }
        if (bottom == 0) (left, top) = (0, 0);
        var rest = new byte[Header + (right - left) * (bottom - top)];
        BinaryPrimitives.WriteUInt16LittleEndian(rest, (ushort)template.Width);
        BinaryPrimitives.WriteUInt16LittleEndian(rest.AsSpan(2), (ushort)template.Height);
        (rest[4], rest[5], rest[6], rest[7]) = ((byte)left, (byte)top, (byte)(right - left), (byte)(bottom - top));
        for (var row = top; row < bottom; row++)
            field.Cells.AsSpan(row * field.Columns + left, right - left)
                .CopyTo(rest.AsSpan(Header + (row - top) * (right - left)));
        return rest;
    }

    private static (int Width, int Height) Size(ReadOnlySpan<byte> rest) => (
        BinaryPrimitives.ReadUInt16LittleEndian(rest), BinaryPrimitives.ReadUInt16LittleEndian(rest[2..]));

    private static (int Columns, int Rows) Cells(int width, int height) =>
        ((width + RidgeField.Cell - 1) / RidgeField.Cell, (height + RidgeField.Cell - 1) / RidgeField.Cell);
}
