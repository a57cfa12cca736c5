namespace Bmis.Central.Intake;

/// <summary>A lane as headquarters registered it.</summary>
internal sealed record Lane
{
    public required string LaneId { get; init; }

    public required int RegionId { get; init; }

    public required string PostCode { get; init; }

    /// <summary>SHA-256 of the only certificate that counts; null while every one of our root does.</summary>
    public byte[]? CertificateSha256 { get; init; }

    public bool Disabled { get; init; }

    /// <summary>Who authorised a copy of the list of lost documents; empty for nobody.</summary>
    public string LostDocumentsAuthority { get; init; } = "";
}
