namespace Bmis.Documents.Seals;

/// <summary>How much a seal may hold.</summary>
internal static class SealLimits
{
    /// <summary>Bytes of a binary seal: the largest QR code holds 2,953.</summary>
    internal const int MostBytes = 4096;

    /// <summary>Bytes of a seal in JSON, which may travel as a file as well.</summary>
    internal const int MostJsonBytes = 32 * 1024;

    /// <summary>Objects and lists within each other in JSON; the types of ICAO have up to seven.</summary>
    internal const int MostDepth = 16;
}
