using System.Buffers;

namespace Bmis.Edifact.Interchange;

/// <summary>
/// Makes text of components of one message or interchange. It remembers how they were read, and reports each departure
/// from the declared repertoire once, where it first occurs. For one thread.
/// </summary>
/// <param name="set">What the interchange declares.</param>
/// <param name="diagnostics">Takes departures; null when nobody wants to know.</param>
public sealed class TextDecoder(CharacterSet set, DiagnosticList? diagnostics = null)
{
    private const int OnStack = 512;

    /// <summary>What the interchange declares.</summary>
    public CharacterSet Set => set;

    /// <summary>Every way in which text was read so far.</summary>
    public TextDecoding Used { get; private set; }

    /// <summary>The text of a component without escapes and folds; nothing is trimmed, no letter is changed.</summary>
    public string Text(in Component component) => Text(component, FoldedBlanks.Kept);

    /// <summary>As the other, and says what becomes of blanks before a fold.</summary>
    public string Text(in Component component, FoldedBlanks blanks)
    {
        if (component.IsEmpty)
            return "";
        if (component.IsPlain)
            return Text(component.Raw, component.Offset);
        if (component.Raw.Length <= OnStack)
            return Text(component, stackalloc byte[OnStack], blanks);
        var rented = ArrayPool<byte>.Shared.Rent(component.Raw.Length);
        try
        {
            return Text(component, rented, blanks);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented, clearArray: true);
        }
    }

    /// <summary>The text of a code, number or reference: the text without blanks around it.</summary>
    public string Code(in Component component)
    {
        if (!component.IsPlain || ShortCodes.Find(Folding.WithoutBlanks(component.Raw)) is not { } code)
            return Text(component).Trim(' ');
        Used |= TextDecoding.Declared;
        return code;
    }

    private string Text(in Component component, Span<byte> buffer, FoldedBlanks blanks) =>
        Text(buffer[..component.CopyTo(buffer, blanks)], component.Offset);

    private string Text(ReadOnlySpan<byte> value, int offset)
    {
        var text = set.Decode(value, out var decoding);
        if ((Used & decoding) == 0)
            Report(decoding, offset);
        Used |= decoding;
        return text;
    }

    private void Report(TextDecoding decoding, int offset)
    {
        if (decoding == TextDecoding.Declared)
            return;
        diagnostics?.Add(
            decoding switch
            {
                TextDecoding.Iso646 => DiagnosticCode.OutsideRepertoire,
                TextDecoding.Utf8 => DiagnosticCode.ReadAsUtf8,
                _ => DiagnosticCode.ReadAsWindows1252,
            },
            offset);
    }
}
