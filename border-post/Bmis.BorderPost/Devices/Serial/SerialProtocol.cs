namespace Bmis.BorderPost.Devices.Serial;

/// <summary>What the lane says to a reader. What the reader sends is recognised by itself.</summary>
internal enum SerialProtocol
{
    /// <summary>The reader sends by itself; nothing is said to it.</summary>
    Plain,

    /// <summary>An Elyctis reader, which is told to read continuously.</summary>
    Elyctis,
}
