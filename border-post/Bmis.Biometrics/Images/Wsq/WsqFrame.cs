using System.Buffers.Binary;

namespace Bmis.Biometrics.Images.Wsq;

/// <summary>The size of the picture and how its grey levels were shifted and scaled (IAFIS-IC-0110, 4.3.1).</summary>
internal sealed record WsqFrame(int Width, int Height, float Shift, float Scale)
{
    private const int Bytes = 15;

    /// <summary>Reads the frame header; null where it is damaged.</summary>
    internal static WsqFrame? Read(ReadOnlySpan<byte> body)
    {
        if (body.Length != Bytes) return null;
        int height = BinaryPrimitives.ReadUInt16BigEndian(body[2..]);
        int width = BinaryPrimitives.ReadUInt16BigEndian(body[4..]);
        var isRead = Decimals.Read16(body[6..], out var shift) & Decimals.Read16(body[9..], out var scale);
        return isRead ? new(width, height, shift, scale) : null;
    }
}
