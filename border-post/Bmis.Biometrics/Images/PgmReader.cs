namespace Bmis.Biometrics.Images;

/// <summary>Portable grey maps: P5 (binary) and P2 (text), at most 16 bits, one picture.</summary>
internal static class PgmReader
{
    internal static bool Recognises(ReadOnlySpan<byte> file) =>
        file.Length > 2 && file[0] == 'P' && file[1] is (byte)'2' or (byte)'5';

    internal static ImageResult Read(ReadOnlySpan<byte> file, int dpi)
    {
        var at = 2;
        if (!Number(file, ref at, out var width) || !Number(file, ref at, out var height)
            || !Number(file, ref at, out var white) || white is 0 or > 65535)
            return ImageResult.Failed(ImageFault.Corrupt);
        if (!ImageLimits.Allow(width, height)) return ImageResult.Failed(ImageFault.TooLarge);
        var pixels = new byte[width * height];
        var whole = file[1] == '5' ? Binary(file[Math.Min(at + 1, file.Length)..], white, pixels)
            : Text(file, at, white, pixels);
        return whole ? ImageResult.Read(new(width, height, dpi, pixels)) : ImageResult.Failed(ImageFault.Corrupt);
    }

    private static bool Binary(ReadOnlySpan<byte> samples, int white, byte[] pixels)
    {
        var size = white > 255 ? 2 : 1;
        if (samples.Length < pixels.Length * size) return false;
        for (var i = 0; i < pixels.Length; i++)
        {
            var sample = size == 1 ? samples[i] : (samples[2 * i] << 8) | samples[2 * i + 1];
            pixels[i] = (byte)(Math.Min(sample, white) * 255 / white);
        }
        return true;
    }

    private static bool Text(ReadOnlySpan<byte> file, int at, int white, byte[] pixels)
    {
        for (var i = 0; i < pixels.Length; i++)
        {
            if (!Number(file, ref at, out var sample)) return false;
            pixels[i] = (byte)(Math.Min(sample, white) * 255 / white);
        }
        return true;
    }

    // Numbers are separated by blanks and by comments from # to the end of the line.
    private static bool Number(ReadOnlySpan<byte> file, ref int at, out int number)
    {
        number = 0;
        while (at < file.Length && (file[at] is 32 or (>= 9 and <= 13) || file[at] == '#'))
        {
            if (file[at] == '#')
                while (at < file.Length && file[at] != '\n') at++;
            else at++;
        }
        var start = at;
        while (at < file.Length && at - start < 7 && char.IsAsciiDigit((char)file[at]))
            number = number * 10 + file[at++] - '0';
        return at > start;
    }
}
