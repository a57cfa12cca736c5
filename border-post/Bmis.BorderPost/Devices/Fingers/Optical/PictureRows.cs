using Bmis.Biometrics.Images;

namespace Bmis.BorderPost.Devices.Fingers.Optical;

/// <summary>
/// A picture as its bytes come: two pixels a byte, high half first, sixteen grey levels, which become 256 by a factor
/// of 17. What has not come is white.
/// </summary>
internal sealed class PictureRows(int width, int height, int dpi)
{
    private const int White = 255;
    private const int Factor = 17;

    private readonly byte[] _pixels = [.. Enumerable.Repeat((byte)White, width * height)];
    private int _count;

    /// <summary>Whether every row has come.</summary>
    internal bool IsWhole => _count == _pixels.Length;

    /// <summary>How much has come.</summary>
    internal int Percent => (int)(100L * _count / _pixels.Length);

    /// <summary>The picture as far as it has come; a copy.</summary>
    internal GreyImage SoFar => new(width, height, dpi, [.. _pixels]);

    /// <summary>Takes the next bytes; false when there are more than the picture has.</summary>
    internal bool Take(ReadOnlySpan<byte> packed)
    {
        if (packed.Length * 2 > _pixels.Length - _count) return false;
        foreach (var two in packed)
        {
            _pixels[_count++] = (byte)((two >> 4) * Factor);
            _pixels[_count++] = (byte)((two & 0xF) * Factor);
        }

        return true;
    }
}
