using System.Runtime.InteropServices;

namespace Bmis.BorderPost.Devices.Pcsc;

/// <summary>pcsc-lite. Its DWORD and LONG are as wide as a pointer.</summary>
internal sealed class LinuxScard : IScard
{
    private const string Library = "libpcsclite.so.1";

    public ScardCode Establish(out nint context) =>
        Code(SCardEstablishContext(ScardValues.SystemScope, 0, 0, out context));

    public ScardCode Release(nint context) => Code(SCardReleaseContext(context));

    public ScardCode Cancel(nint context) => Code(SCardCancel(context));

    public ScardCode ListReaders(nint context, out IReadOnlyList<string> names)
    {
        names = [];
        nuint length = 0;
        var code = Code(SCardListReaders(context, 0, null, ref length));
        if (code != ScardCode.Success) return code;
        if (length > ScardValues.MostNames) return ScardCode.InsufficientBuffer;
        var buffer = new byte[length];
        code = Code(SCardListReaders(context, 0, buffer, ref length));
        if (code != ScardCode.Success) return code;
        var text = ScardLayout.Linux.Names.GetString(buffer, 0, (int)Math.Min(length, (nuint)buffer.Length));
        names = text.Split('\0', StringSplitOptions.RemoveEmptyEntries);
        return code;
    }

    public ScardCode WaitForChange(nint context, IReadOnlyList<ScardReader> readers, uint milliseconds)
    {
        using var block = new ReaderStateBlock(ScardLayout.Linux, readers);
        var code = Code(SCardGetStatusChange(context, milliseconds, block.Bytes, (nuint)readers.Count));
        if (code == ScardCode.Success) block.ReadBack();
        return code;
    }

    public ScardCode Connect(
        nint context, string reader, ScardSharing sharing, ScardProtocol protocols, out nint card,
        out ScardProtocol protocol)
    {
        var name = ScardLayout.Linux.Names.GetBytes(reader + '\0');
        var code = Code(SCardConnect(context, name, (nuint)sharing, (nuint)protocols, out card, out var active));
        protocol = (ScardProtocol)active;
        return code;
    }

    public ScardCode Disconnect(nint card, ScardDisposition disposition) =>
        Code(SCardDisconnect(card, (nuint)disposition));

    public ScardCode Status(nint card, out byte[] atr)
    {
        var buffer = new byte[ScardValues.MostAtr];
        var length = (nuint)buffer.Length;
        var code = Code(SCardStatus(card, 0, 0, out _, out _, buffer, ref length));
        atr = code == ScardCode.Success ? buffer[..(int)Math.Min(length, (nuint)buffer.Length)] : [];
        return code;
    }

    public ScardCode Transmit(nint card, ScardProtocol protocol, byte[] command, byte[] answer, out int length)
    {
        var request = new IoRequest { Protocol = (nuint)protocol, Length = (nuint)Marshal.SizeOf<IoRequest>() };
        var received = (nuint)answer.Length;
        var code = Code(SCardTransmit(card, in request, command, (nuint)command.Length, 0, answer, ref received));
        length = code == ScardCode.Success ? (int)Math.Min(received, (nuint)answer.Length) : 0;
        return code;
    }

    private static ScardCode Code(nint returned) => (ScardCode)(uint)returned;

    [DllImport(Library)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint SCardEstablishContext(nuint scope, nint reserved, nint reserved2, out nint context);

    [DllImport(Library)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint SCardReleaseContext(nint context);

    [DllImport(Library)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint SCardCancel(nint context);

    [DllImport(Library)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint SCardListReaders(nint context, nint groups, byte[]? readers, ref nuint length);

    [DllImport(Library)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint SCardGetStatusChange(nint context, nuint milliseconds, byte[] states, nuint count);

    [DllImport(Library)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint SCardConnect(
        nint context, byte[] reader, nuint sharing, nuint protocols, out nint card, out nuint protocol);

    [DllImport(Library)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint SCardDisconnect(nint card, nuint disposition);

    [DllImport(Library)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint SCardStatus(
        nint card, nint name, nint nameLength, out nuint state, out nuint protocol, byte[] atr, ref nuint atrLength);

    [DllImport(Library)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint SCardTransmit(
        nint card, in IoRequest request, byte[] command, nuint commandLength, nint answerRequest, byte[] answer,
        ref nuint answerLength);

    [StructLayout(LayoutKind.Sequential)]
    private struct IoRequest
    {
        internal nuint Protocol;
        internal nuint Length;
    }
}
