using System.Text;

namespace Bmis.Documents.CardVerifiable;

/// <summary>
/// The name of a public key: the State in two letters, up to nine letters and digits for the holder, and five of a
/// number (BSI TR-03110-3, D.2). Of that only length and characters are demanded: chips compare the bytes. It names no
/// person.
/// </summary>
public sealed record KeyReference
{
    private const int StateLetters = 2;

    private KeyReference(string text) => Text = text;

    /// <summary>All characters, such as DECVCA00001.</summary>
    public string Text { get; }

    /// <summary>The first two, which are the State's letters.</summary>
    public string State => Text[..Math.Min(StateLetters, Text.Length)];

    /// <summary>Reads it; null when it is empty, longer than 16 bytes or has others than printable ones.</summary>
    public static KeyReference? Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length is 0 or > CardVerifiableLimits.ReferenceCharacters)
            return null;
        foreach (var one in bytes)
            if (one is <= 0x20 or (>= 0x7F and <= 0xA0))
                return null;
        return new(Encoding.Latin1.GetString(bytes));
    }

    /// <summary>The same from text.</summary>
    public static KeyReference? Of(string text) =>
        text.Length <= CardVerifiableLimits.ReferenceCharacters ? Read(Encoding.Latin1.GetBytes(text)) : null;

    /// <summary>The bytes.</summary>
    public byte[] ToBytes() => Encoding.Latin1.GetBytes(Text);

    /// <inheritdoc/>
    public override string ToString() => Text;
}
