namespace Bmis.BorderPost.Devices;

/// <summary>How a reader is connected.</summary>
internal enum ReaderKind
{
    /// <summary>A serial line or a USB device that behaves like one.</summary>
    Serial = 1,

    /// <summary>The twin that presents specimens on demand.</summary>
    Simulated,

    /// <summary>Smart card readers of this computer, over PC/SC.</summary>
    Pcsc,
}
