using System.Buffers;

namespace Bmis.Edifact.Interchange;

/// <summary>
/// Writes segments: the inverse of <see cref="SegmentReader"/>. What is reserved is released; empty components and
/// elements at an end are left out (ISO 9735-1, 8.6). A segment is begun by its tag and ended by <see cref="End"/>; in
/// between every call adds to it. For one thread.
/// </summary>
/// <param name="target">Takes the bytes.</param>
/// <param name="delimiters">The separators.</param>
/// <param name="set">The character set that the interchange declares.</param>
/// <param name="lineLength">
/// Bytes of a line, after which CR LF folds the text as Type B circuits want it; 0 for no folding.
/// </param>
public sealed class SegmentWriter(
    IBufferWriter<byte> target, Delimiters delimiters, CharacterSet set, int lineLength = 0)
{
    private int _column;
    private int _elements;
    private int _repetitions;
    private int _components;
    private bool _isWithin;
    private bool _hasElement;

    /// <summary>The separators.</summary>
    public Delimiters Delimiters => delimiters;

    /// <summary>Writes UNA with the separators; it is never folded.</summary>
    /// <exception cref="InvalidOperationException">A segment is not ended yet.</exception>
    public SegmentWriter ServiceString()
    {
        Demand(!_isWithin);
        target.Write("UNA"u8);
        target.Write([
            delimiters.Component, delimiters.Element, delimiters.Decimal, OrBlank(delimiters.Release),
            OrBlank(delimiters.Repetition), delimiters.Terminator]);
        _column += InterchangeStart.AdviceBytes;
        return this;
    }

    /// <summary>Begins a segment.</summary>
    /// <param name="tag">Three capital letters or digits, a letter first.</param>
    /// <exception cref="ArgumentException">The tag is none.</exception>
    /// <exception cref="InvalidOperationException">A segment is not ended yet.</exception>
    public SegmentWriter Begin(string tag)
    {
        Demand(!_isWithin);
        Span<byte> characters = stackalloc byte[SegmentTag.Longest];
        if (tag.Length != SegmentTag.Longest || !System.Text.Ascii.IsValid(tag)
            || !SegmentTag.Of(characters[..System.Text.Encoding.ASCII.GetBytes(tag, characters)]).IsValid)
            throw new ArgumentException("A tag is three capital letters or digits.", nameof(tag));
        foreach (var one in characters)
            Put(one);
        (_isWithin, _hasElement, _elements, _repetitions, _components) = (true, false, 0, 0, 0);
        return this;
    }

    /// <summary>Writes a simple element; null or empty for one that is left out.</summary>
    /// <exception cref="ArgumentException">The text cannot be written, as <see cref="Composite"/> says.</exception>
    public SegmentWriter Element(string? value) => Composite(value);

    /// <summary>Writes a composite element.</summary>
    /// <param name="components">Its components in order; null or empty for one that is left out.</param>
    /// <exception cref="ArgumentException">
    /// A character is outside the character set, a line break (which would be read as folding), or reserved where there
    /// is no release character.
    /// </exception>
    /// <exception cref="InvalidOperationException">No segment is begun.</exception>
    public SegmentWriter Composite(params ReadOnlySpan<string?> components)
    {
        Demand(_isWithin);
        (_hasElement, _elements, _repetitions, _components) = (true, _elements + 1, 0, 0);
        return Components(components);
    }

    /// <summary>Writes the element before once more, with other components (syntax version 4).</summary>
    /// <exception cref="ArgumentException">As <see cref="Composite"/>.</exception>
    /// <exception cref="InvalidOperationException">There is no element, or no repetition separator.</exception>
    public SegmentWriter Repeat(params ReadOnlySpan<string?> components)
    {
        Demand(_isWithin && delimiters.Repetition != 0 && _hasElement);
        (_repetitions, _components) = (_repetitions + 1, 0);
        return Components(components);
    }

    /// <summary>Ends the segment.</summary>
    /// <exception cref="InvalidOperationException">No segment is begun.</exception>
    public SegmentWriter End()
    {
        Demand(_isWithin);
        Put(delimiters.Terminator);
        _isWithin = false;
        return this;
    }

    private SegmentWriter Components(ReadOnlySpan<string?> components)
    {
        foreach (var component in components)
        {
            if (!string.IsNullOrEmpty(component))
                Write(component);
            _components++;
        }

        return this;
    }

    // Separators wait until something follows them.
    private void Write(string value)
    {
        var bytes = Encoded(value);
        Put(delimiters.Element, ref _elements);
        Put(delimiters.Repetition, ref _repetitions);
        Put(delimiters.Component, ref _components);
        foreach (var one in bytes)
        {
            if (delimiters.Separates(one))
                Put(delimiters.Release);
            Put(one);
        }
    }

    private byte[] Encoded(string value)
    {
        if (!set.TryEncode(value, out var bytes))
            throw new ArgumentException("A character is outside the character set.", nameof(value));
        foreach (var one in bytes)
        {
            if (Folding.IsFold(one))
                throw new ArgumentException("A value holds a line break.", nameof(value));
            if (delimiters.Release == 0 && delimiters.Separates(one))
                throw new ArgumentException("A value holds a separator that cannot be released.", nameof(value));
        }

        return bytes;
    }

    private void Put(byte separator, ref int waiting)
    {
        for (; waiting > 0; waiting--)
            Put(separator);
    }

    private void Put(byte value)
    {
        if (lineLength > 0 && _column >= lineLength)
        {
            target.Write("\r\n"u8);
            _column = 0;
        }

        target.Write([value]);
        _column++;
    }

    private static byte OrBlank(byte value) => value == 0 ? (byte)' ' : value;

    private static void Demand(bool isInOrder)
    {
        if (!isInOrder)
            throw new InvalidOperationException("Segments are written one after the other.");
    }
}
