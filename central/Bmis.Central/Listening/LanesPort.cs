namespace Bmis.Central.Listening;

/// <summary>Marks a connection that came in on the lanes' port.</summary>
internal sealed class LanesPort
{
    /// <summary>The mark; it carries nothing.</summary>
    public static LanesPort Mark { get; } = new();
}
