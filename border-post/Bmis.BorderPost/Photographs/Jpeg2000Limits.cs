namespace Bmis.BorderPost.Photographs;

/// <summary>
/// What a chip's picture may need. Portraits of chips have 15 to 100 KB and less than a million pixels (Doc 9303-9);
/// a picture of the most pixels took 0.4 s and 100 MB.
/// </summary>
internal static class Jpeg2000Limits
{
    /// <summary>Most bytes of a picture's file.</summary>
    internal const int MostBytes = 4 * 1024 * 1024;

    /// <summary>Most pixels of a side.</summary>
    internal const int MostSide = 4096;

    /// <summary>Most pixels.</summary>
    internal const int MostPixels = 8_000_000;

    /// <summary>Most components: three colours and a mask.</summary>
    internal const int MostComponents = 4;

    /// <summary>Most bytes that the decoder may write: all components of all pixels, and a head.</summary>
    internal const int MostOutput = (MostPixels * MostComponents) + 4096;

    /// <summary>Most boxes that are passed over before the one with the picture.</summary>
    internal const int MostBoxes = 64;

    /// <summary>Address space of the decoder in kilobytes.</summary>
    internal const int MemoryKilobytes = 512 * 1024;

    /// <summary>Processor time of the decoder in seconds.</summary>
    internal const int ProcessorSeconds = 2;

    /// <summary>Files that the decoder may have open.</summary>
    internal const int OpenFiles = 16;

    /// <summary>Time after which the decoder is killed.</summary>
    internal static readonly TimeSpan Time = TimeSpan.FromSeconds(2);
}
