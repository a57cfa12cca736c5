using Bmis.Documents.Tlv;

namespace Bmis.Documents.AccessControl;

/// <summary>
/// The dynamic authentication data of GENERAL AUTHENTICATE (Doc 9303-11, 4.4.5): one object that holds the others.
/// </summary>
internal static class PaceObjects
{
    internal const uint Nonce = 0x80;
    internal const uint TerminalMapping = 0x81;
    internal const uint ChipMapping = 0x82;
    internal const uint TerminalKey = 0x83;
    internal const uint ChipKey = 0x84;
    internal const uint TerminalToken = 0x85;
    internal const uint ChipToken = 0x86;
    internal const uint ChipData = 0x8A;

    private const uint Dynamic = 0x7C;

    /// <summary>The object with one object within it.</summary>
    internal static byte[] Write(uint tag, ReadOnlySpan<byte> value) =>
        TlvWriter.Object(Dynamic, TlvWriter.Object(tag, value));

    /// <summary>The object with nothing in it.</summary>
    internal static byte[] Empty() => TlvWriter.Object(Dynamic, []);

    /// <summary>
    /// Finds an object within, in whatever order the chip has put them; null where it is missing. False when the bytes
    /// are not one whole object with whole objects in it.
    /// </summary>
    internal static bool TryFind(ReadOnlySpan<byte> data, uint tag, out byte[]? value)
    {
        value = null;
        var outer = new TlvReader(data);
        if (!outer.TryRead(Dynamic, out var whole) || !outer.Rest.IsEmpty)
            return false;
        var inner = new TlvReader(whole.Value);
        while (!inner.Rest.IsEmpty)
        {
            if (inner.Read(out var element) != TlvFault.None)
                return false;
            if (element.Tag == tag)
                value ??= element.Value.ToArray();
        }

        return true;
    }
}
