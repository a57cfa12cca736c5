namespace Bmis.BorderPost.Devices.Serial;

/// <summary>The parity bit of each character on the line.</summary>
internal enum SerialParity
{
    None,
    Even,
    Odd,
}
