namespace Bmis.Sync.Kits;

/// <summary>The limits on a kit; whatever exceeds them is refused and read no further.</summary>
public static class KitLimits
{
    /// <summary>Bytes of a frame: a manifest or a chunk of a list, and what stands around it.</summary>
    public const int FrameBytes = 1024 * 1024 + 64 * 1024;

    /// <summary>Bytes of the first frame: a certificate and keys.</summary>
    public const int HeaderBytes = 64 * 1024;

    /// <summary>Keys that can open a kit.</summary>
    public const int Recipients = 32;

    /// <summary>Items of a kit. Ten million entries are years of a busy lane.</summary>
    public const long Items = 10_000_000;

    /// <summary>Bytes of a kit: 64 GB, the size of a stick.</summary>
    public const long FileBytes = 64L * 1024 * 1024 * 1024;
}
