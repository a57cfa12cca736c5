using System.Buffers.Binary;

namespace Bmis.Benchmarks.Fingerprints;

/// <summary>
/// The built-in engine's template as it is written: nine bytes with width and height at the fourth and the number of
/// minutiae last; minutiae of six bytes that begin with x (its top bit is the kind) and y; then a byte for each cell of
/// 16 × 16 pixels, 0 where there is no finger.
/// </summary>
internal sealed class TemplateBytes(byte[] bytes)
{
    private const int Header = 9, MinutiaSize = 6, Cell = 16;

    private readonly int _columns = (Number(bytes.AsSpan(4)) + Cell - 1) / Cell;

    private ReadOnlySpan<byte> Cells => bytes.AsSpan(Header + MinutiaSize * bytes[Header - 1]);

    /// <summary>The mean of the cells that are finger (pixels at 500 dpi).</summary>
    internal (double X, double Y) Middle
    {
        get
        {
            long x = 0, y = 0, count = 0;
            for (var i = 0; i < Cells.Length; i++)
                if (Cells[i] != 0) (x, y, count) = (x + MiddleX(i), y + MiddleY(i), count + 1);
            return ((double)x / count, (double)y / count);
        }
    }

    /// <summary>The template without minutiae and finger outside of a window (pixels at 500 dpi).</summary>
    internal byte[] Within(Window window)
    {
        byte[] minutiae =
        [
            .. bytes.Skip(Header).Take(MinutiaSize * bytes[Header - 1]).Chunk(MinutiaSize)
                .Where(minutia => Holds(window, Number(minutia) & 0x7FFF, Number(minutia.AsSpan(2))))
                .SelectMany(minutia => minutia),
        ];
        var cells = Cells.ToArray();
        for (var i = 0; i < cells.Length; i++)
            if (!Holds(window, MiddleX(i), MiddleY(i))) cells[i] = 0;
        byte[] header = [.. bytes.Take(Header - 1), (byte)(minutiae.Length / MinutiaSize)];
        return [.. header, .. minutiae, .. cells];
    }

    private static int Number(ReadOnlySpan<byte> at) => BinaryPrimitives.ReadUInt16BigEndian(at);

    private int MiddleX(int cell) => cell % _columns * Cell + Cell / 2;

    private int MiddleY(int cell) => cell / _columns * Cell + Cell / 2;

    private static bool Holds(Window window, int x, int y) =>
        x >= window.Left && x < window.Left + window.Width && y >= window.Top && y < window.Top + window.Height;
}
