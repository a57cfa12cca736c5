namespace Bmis.Sync.Kits;

/// <summary>A kit cannot be made or does not count; the message says why in words and holds nothing personal.</summary>
public sealed class KitException : IOException
{
    /// <summary>Makes the exception.</summary>
    public KitException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception with its cause.</summary>
    public KitException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <summary>Makes an exception without a sentence.</summary>
    public KitException()
    {
    }
}
