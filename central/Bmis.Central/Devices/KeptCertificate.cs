namespace Bmis.Central.Devices;

/// <summary>A certificate that was issued for a key.</summary>
internal sealed record KeptCertificate
{
    public required string LaneId { get; init; }

    public required byte[] Certificate { get; init; }

    /// <summary>Whether it was never shown, has not ended and has not expired.</summary>
    public bool Waits { get; init; }
}
