using System.Runtime.InteropServices;

namespace Bmis.BorderPost.Devices.Pcsc;

/// <summary>The smart card service of Windows. Its DWORD and LONG have 32 bits, its handles are pointers.</summary>
internal sealed class WindowsScard : IScard
{
    private const string Library = "winscard.dll";

    public ScardCode Establish(out nint context) =>
        Code(SCardEstablishContext(ScardValues.SystemScope, 0, 0, out context));

    public ScardCode Release(nint context) => Code(SCardReleaseContext(context));

    public ScardCode Cancel(nint context) => Code(SCardCancel(context));

    // Lengths are counted in characters of two bytes.
    public ScardCode ListReaders(nint context, out IReadOnlyList<string> names)
    {
        names = [];
        uint length = 0;
        var code = Code(SCardListReadersW(context, 0, null, ref length));
        if (code != ScardCode.Success) return code;
        if (length > ScardValues.MostNames) return ScardCode.InsufficientBuffer;
        var buffer = new byte[2 * length];
        code = Code(SCardListReadersW(context, 0, buffer, ref length));
        if (code != ScardCode.Success) return code;
        var text = ScardLayout.Windows.Names.GetString(buffer, 0, (int)Math.Min(2 * length, (uint)buffer.Length));
        names = text.Split('\0', StringSplitOptions.RemoveEmptyEntries);
        return code;
    }

    public ScardCode WaitForChange(nint context, IReadOnlyList<ScardReader> readers, uint milliseconds)
    {
        using var block = new ReaderStateBlock(ScardLayout.Windows, readers);
        var code = Code(SCardGetStatusChangeW(context, milliseconds, block.Bytes, (uint)readers.Count));
        if (code == ScardCode.Success) block.ReadBack();
        return code;
    }

    public ScardCode Connect(
        nint context, string reader, ScardSharing sharing, ScardProtocol protocols, out nint card,
        out ScardProtocol protocol)
    {
        var name = ScardLayout.Windows.Names.GetBytes(reader + '\0');
        var code = Code(SCardConnectW(context, name, (uint)sharing, (uint)protocols, out card, out var active));
        protocol = (ScardProtocol)active;
        return code;
    }

    public ScardCode Disconnect(nint card, ScardDisposition disposition) =>
        Code(SCardDisconnect(card, (uint)disposition));

    public ScardCode Status(nint card, out byte[] atr)
    {
        var buffer = new byte[ScardValues.MostAtr];
        var length = (uint)buffer.Length;
        var code = Code(SCardStatusW(card, 0, 0, out _, out _, buffer, ref length));
        atr = code == ScardCode.Success ? buffer[..(int)Math.Min(length, (uint)buffer.Length)] : [];
        return code;
    }

    public ScardCode Transmit(nint card, ScardProtocol protocol, byte[] command, byte[] answer, out int length)
    {
        var request = new IoRequest { Protocol = (uint)protocol, Length = (uint)Marshal.SizeOf<IoRequest>() };
        var received = (uint)answer.Length;
        var code = Code(SCardTransmit(card, in request, command, (uint)command.Length, 0, answer, ref received));
        length = code == ScardCode.Success ? (int)Math.Min(received, (uint)answer.Length) : 0;
        return code;
    }

    private static ScardCode Code(int returned) => (ScardCode)(uint)returned;

    [DllImport(Library)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int SCardEstablishContext(uint scope, nint reserved, nint reserved2, out nint context);

    [DllImport(Library)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int SCardReleaseContext(nint context);

    [DllImport(Library)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int SCardCancel(nint context);

    [DllImport(Library)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int SCardListReadersW(nint context, nint groups, byte[]? readers, ref uint length);

    [DllImport(Library)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int SCardGetStatusChangeW(nint context, uint milliseconds, byte[] states, uint count);

    [DllImport(Library)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int SCardConnectW(
        nint context, byte[] reader, uint sharing, uint protocols, out nint card, out uint protocol);

    [DllImport(Library)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int SCardDisconnect(nint card, uint disposition);

    [DllImport(Library)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int SCardStatusW(
        nint card, nint name, nint nameLength, out uint state, out uint protocol, byte[] atr, ref uint atrLength);

    [DllImport(Library)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int SCardTransmit(
        nint card, in IoRequest request, byte[] command, uint commandLength, nint answerRequest, byte[] answer,
        ref uint answerLength);

    [StructLayout(LayoutKind.Sequential)]
    private struct IoRequest
    {
        internal uint Protocol;
        internal uint Length;
    }
}
