namespace Bmis.Edifact.PnrgovXml;

/// <summary>Reads a text from a place on, without a copy of it.</summary>
internal sealed class XmlSlice(string text, int start) : TextReader
{
    private int _at = start;

    /// <inheritdoc/>
    public override int Peek() => _at < text.Length ? text[_at] : -1;

    /// <inheritdoc/>
    public override int Read() => _at < text.Length ? text[_at++] : -1;

    /// <inheritdoc/>
    public override int Read(char[] buffer, int index, int count)
    {
        var taken = Math.Min(count, text.Length - _at);
        text.CopyTo(_at, buffer, index, taken);
        _at += taken;
        return taken;
    }
}
