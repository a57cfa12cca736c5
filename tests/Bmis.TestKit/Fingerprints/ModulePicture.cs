namespace Bmis.TestKit.Fingerprints;

/// <summary>A picture as an optical module hands it out.</summary>
public static class ModulePicture
{
    /// <summary>Takes the middle of a picture and makes it sixteen grey levels, two pixels a byte.</summary>
    /// <param name="width">Columns of the picture.</param>
    /// <param name="height">Rows of the picture.</param>
    /// <param name="pixels">Its grey, a byte a pixel.</param>
    /// <param name="moduleWidth">Columns of the module, at most those of the picture.</param>
    /// <param name="moduleHeight">Rows of the module, at most those of the picture.</param>
    public static byte[] Pack(int width, int height, byte[] pixels, int moduleWidth = 256, int moduleHeight = 288)
    {
        ArgumentNullException.ThrowIfNull(pixels);
        int left = (width - moduleWidth) / 2, top = (height - moduleHeight) / 2;
        var packed = new byte[moduleWidth * moduleHeight / 2];
        for (var i = 0; i < packed.Length; i++)
        {
            var at = (top + 2 * i / moduleWidth) * width + left + 2 * i % moduleWidth;
            packed[i] = (byte)((pixels[at] & 0xF0) | (pixels[at + 1] >> 4));
        }

        return packed;
    }
}
