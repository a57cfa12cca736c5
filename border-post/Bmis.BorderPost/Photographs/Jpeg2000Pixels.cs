using SkiaSharp;

namespace Bmis.BorderPost.Photographs;

/// <summary>
/// The pixels that the decoder wrote, in one of Netpbm's formats: P5 is grey, P6 is red, green and blue, and P7 has a
/// mask as well. The decoder has read hostile bytes, so that what it writes is as hostile.
/// </summary>
internal sealed class Jpeg2000Pixels
{
    private const int JpegQuality = 90;
    private const int MostWords = 16;
    private const int MostWordLength = 16;
    private const byte Opaque = 255;

    private readonly byte[] _written;
    private int _at;

    private Jpeg2000Pixels(byte[] written) => _written = written;

    private int Width { get; set; }

    private int Height { get; set; }

    private int Depth { get; set; }

    /// <summary>The picture written anew as JPEG.</summary>
    internal static Jpeg2000Result ToJpeg(byte[] written)
    {
        var pixels = new Jpeg2000Pixels(written);
        return pixels.ReadHead() ? pixels.Encode() : Jpeg2000Result.Failing(Jpeg2000Fault.NotAnImage);
    }

    private bool ReadHead()
    {
        var isRead = Word() switch
        {
            "P5" => ReadShortHead(depth: 1),
            "P6" => ReadShortHead(depth: 3),
            "P7" => ReadLongHead(),
            _ => false,
        };
        return isRead
            && new Jpeg2000Header(Width, Height, Depth).IsWithinLimits
            && _written.Length - _at == (long)Width * Height * Depth;
    }

    // One white character stands between the head and the pixels; Word has eaten it.
    private bool ReadShortHead(int depth)
    {
        (Width, Height, Depth) = (Number(), Number(), depth);
        return Number() == Opaque;
    }

    private bool ReadLongHead()
    {
        var most = 0;
        for (var words = 0; words < MostWords; words++)
            switch (Word())
            {
                case "WIDTH": Width = Number(); break;
                case "HEIGHT": Height = Number(); break;
                case "DEPTH": Depth = Number(); break;
                case "MAXVAL": most = Number(); break;
                case "TUPLTYPE": Word(); break;
                case "ENDHDR": return most == Opaque;
                default: return false;
            }

        return false;
    }

    private int Number() => int.TryParse(Word(), out var number) ? number : 0;

    private string Word()
    {
        while (_at < _written.Length && (IsWhite(_written[_at]) || _written[_at] == '#'))
            if (_written[_at++] == '#')
                while (_at < _written.Length && _written[_at] != '\n') _at++;
        var start = _at;
        while (_at < _written.Length && _at - start < MostWordLength && !IsWhite(_written[_at])) _at++;
        var word = System.Text.Encoding.ASCII.GetString(_written, start, _at - start);
        if (_at < _written.Length) _at++;
        return word;
    }

    private static bool IsWhite(byte one) => one is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t';

    private Jpeg2000Result Encode()
    {
        var info = new SKImageInfo(Width, Height, SKColorType.Rgba8888, SKAlphaType.Opaque);
        using var image = SKImage.FromPixelCopy(info, Colours());
        using var jpeg = image?.Encode(SKEncodedImageFormat.Jpeg, JpegQuality);
        return jpeg is null
            ? Jpeg2000Result.Failing(Jpeg2000Fault.NotAnImage)
            : new(jpeg.ToArray(), Width, Height, null);
    }

    // Grey is all colours alike, and a mask is left out.
    private byte[] Colours()
    {
        var colours = new byte[Width * Height * 4];
        var green = Depth >= 3 ? 1 : 0;
        for (int from = _at, to = 0; to < colours.Length; from += Depth, to += 4)
        {
            colours[to] = _written[from];
            colours[to + 1] = _written[from + green];
            colours[to + 2] = _written[from + (2 * green)];
            colours[to + 3] = Opaque;
        }

        return colours;
    }
}
