namespace Bmis.BorderPost.Devices.Pcsc;

/// <summary>How bytes go between reader and card (ISO/IEC 7816-3). A contactless chip shows as T=1.</summary>
[Flags]
internal enum ScardProtocol : uint
{
    None = 0,

    /// <summary>Byte by byte; an answer to a command with data is fetched by a command of its own.</summary>
    T0 = 1,

    /// <summary>Block by block.</summary>
    T1 = 2,
}
