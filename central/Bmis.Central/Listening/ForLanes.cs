namespace Bmis.Central.Listening;

/// <summary>Marks an endpoint that is served on the lanes' port alone.</summary>
internal static class ForLanes
{
    public static PortMark Mark => PortMark.Lanes;
}
