namespace Bmis.Documents.Iso7816;

/// <summary>The chip left the field, its reader was unplugged, or the reader's service ended.</summary>
public sealed class ChipLostException : IOException
{
    /// <summary>With a sentence that names the reader, never the document.</summary>
    public ChipLostException(string message)
        : base(message)
    {
    }

    /// <summary>The same with its cause.</summary>
    public ChipLostException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <summary>Without a sentence.</summary>
    public ChipLostException()
    {
    }
}
