namespace Bmis.Edifact.Interchange;

/// <summary>
/// Codes as text, each made once: lists repeat the same few thousand times. A code that is escaped, folded or longer
/// than eight bytes is made anew. For one thread.
/// </summary>
/// <param name="text">Makes the text.</param>
internal sealed class CodePool(TextDecoder text)
{
    private const int Slots = 1024;
    private const int SlotBits = 10;
    private const ulong Spread = 0x9E37_79B9_7F4A_7C15;

    private readonly ulong[] _keys = new ulong[Slots];
    private readonly string[] _codes = new string[Slots];

    /// <summary>The code without blanks around it.</summary>
    internal string Of(Component component)
    {
        var raw = component.Raw;
        if (raw.IsEmpty)
            return "";
        if (!component.IsPlain || raw.Length > sizeof(ulong) || raw[0] == 0)
            return text.Code(component);
        ulong key = 0;
        foreach (var one in raw)
            key = (key << 8) | one;
        var slot = (int)((key * Spread) >> (64 - SlotBits));
        if (_keys[slot] == key)
            return _codes[slot];
        _keys[slot] = key;
        return _codes[slot] = text.Code(component);
    }
}
