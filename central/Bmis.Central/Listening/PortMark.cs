namespace Bmis.Central.Listening;

/// <summary>
/// Marks an endpoint with the only port that serves it, and a connection with the port on which it came in. Without a
/// mark it is the pages' port.
/// </summary>
internal sealed class PortMark
{
    private PortMark()
    {
    }

    /// <summary>Pages for people.</summary>
    public static PortMark Pages { get; } = new();

    /// <summary>Lanes with their certificates.</summary>
    public static PortMark Lanes { get; } = new();

    /// <summary>Devices that have no certificate yet.</summary>
    public static PortMark Enrolment { get; } = new();

    /// <summary>Carriers and others who send passenger data.</summary>
    public static PortMark Carriers { get; } = new();
}
