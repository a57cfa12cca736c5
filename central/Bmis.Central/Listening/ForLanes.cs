namespace Bmis.Central.Listening;

/// <summary>Marks an endpoint that is served on the lanes' port alone.</summary>
internal sealed class ForLanes
{
    /// <summary>The mark; it carries nothing.</summary>
    public static ForLanes Mark { get; } = new();
}
