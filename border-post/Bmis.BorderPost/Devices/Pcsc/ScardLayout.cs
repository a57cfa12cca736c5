using System.Text;

namespace Bmis.BorderPost.Devices.Pcsc;

/// <summary>
/// Where the fields of SCARD_READERSTATE lie: a pointer to the name, one of our own, the known and the new state, the
/// length of the answer to reset and its bytes.
/// </summary>
/// <param name="Size">Bytes of one structure.</param>
/// <param name="Known">Offset of the known state.</param>
/// <param name="Now">Offset of the new state.</param>
/// <param name="AtrLength">Offset of the length.</param>
/// <param name="Atr">Offset of the bytes.</param>
/// <param name="MostAtr">Room for them.</param>
/// <param name="Names">How names are written.</param>
internal sealed record ScardLayout(
    int Size, int Known, int Now, int AtrLength, int Atr, int MostAtr, Encoding Names)
{
    /// <summary>pcsc-lite on Linux with 64 bits, where a DWORD has eight bytes.</summary>
    internal static readonly ScardLayout Linux = new(80, 16, 24, 32, 40, 33, new UTF8Encoding(false));

    /// <summary>Windows with 64 bits, where a DWORD has four bytes.</summary>
    internal static readonly ScardLayout Windows = new(64, 16, 20, 24, 28, 36, new UnicodeEncoding(false, false));
}
