using System.Buffers.Binary;

namespace Bmis.Biometrics.Images.Wsq;

/// <summary>
/// Pictures of wavelet scalar quantisation (IAFIS-IC-0110, version 3.1): tables, up to three blocks of coded
/// coefficients, and the wavelet synthesis.
/// </summary>
internal static class WsqReader
{
    private const int End = 0xFFA1, Block = 0xFFA3, FirstRestart = 0xFFB0, LastRestart = 0xFFB7;

    // Own limits: encoders write some ten segments, and compress 10 to 26 fold; blank pictures shrink more, and those
    // that are larger than a print are refused: the least bytes must not cost the most work.
    private const int MostSegments = 64;
    private const int PixelsForNothing = 1_000_000;
    private const int MostPixelsPerByte = 64;

    internal static bool Recognises(ReadOnlySpan<byte> file) => file.Length > 2 && file[0] == 0xFF && file[1] == 0xA0;

    internal static ImageResult Read(ReadOnlySpan<byte> file, int dpi)
    {
        var tables = new WsqTables();
        Coefficients? coefficients = null;
        var at = 2;
        for (var segments = 0; segments < MostSegments; segments++)
        {
            if (Marker(file, at) is not { } marker) return ImageResult.Failed(ImageFault.Corrupt);
            if (marker == End) return Finish(tables, coefficients, dpi);
            if (!Body(file, at, out var body)) return ImageResult.Failed(ImageFault.Corrupt);
            at += 4 + body.Length;
            if (marker != Block)
            {
                if ((coefficients is null ? tables.Take(marker, body) : tables.TakeLate(marker, body)) is { } wrong)
                    return ImageResult.Failed(wrong);
                continue;
            }
            if (coefficients is null && Begin(tables, file.Length, out coefficients) is { } fault)
                return ImageResult.Failed(fault);
            if (body.Length != 1 || tables.Table(body[0]) is not { } codes || !coefficients!.Read(file, ref at, codes))
                return ImageResult.Failed(ImageFault.Corrupt);
        }
        return ImageResult.Failed(ImageFault.Corrupt);
    }

    /// <summary>The marker at a place; null where there is none.</summary>
    internal static int? Marker(ReadOnlySpan<byte> file, int at) =>
        at + 2 <= file.Length && file[at] == 0xFF ? BinaryPrimitives.ReadUInt16BigEndian(file[at..]) : null;

    /// <summary>Whether a marker stands within a block, where codes begin anew at a whole byte.</summary>
    internal static bool IsRestart(int? marker) => marker is >= FirstRestart and <= LastRestart;

    private static bool Body(ReadOnlySpan<byte> file, int at, out ReadOnlySpan<byte> body)
    {
        body = default;
        if (at + 4 > file.Length) return false;
        int length = BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
        if (length < 2 || length > file.Length - at - 2) return false;
        body = file.Slice(at + 4, length - 2);
        return true;
    }

    private static ImageFault? Begin(WsqTables tables, int bytes, out Coefficients? coefficients)
    {
        coefficients = null;
        if (tables.Header is not { } frame || tables.Quantisation is not { } bins || tables.Filter is null)
            return ImageFault.Corrupt;
        if (!ImageLimits.Allow(frame.Width, frame.Height)) return ImageFault.TooLarge;
        if ((long)frame.Width * frame.Height > PixelsForNothing + (long)MostPixelsPerByte * bytes)
            return ImageFault.TooLarge;
        if (Math.Min(frame.Width, frame.Height) < SubbandTree.ShortestSide) return ImageFault.NotSupported;
        coefficients = new(frame, bins);
        return null;
    }

    private static ImageResult Finish(WsqTables tables, Coefficients? coefficients, int dpi)
    {
        if (coefficients is null || !coefficients.AreWhole) return ImageResult.Failed(ImageFault.Corrupt);
        var pixels = coefficients.ToPixels(tables.Filter!);
        return ImageResult.Read(new(tables.Header!.Width, tables.Header.Height, tables.Dpi ?? dpi, pixels));
    }
}
