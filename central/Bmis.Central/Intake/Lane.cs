namespace Bmis.Central.Intake;

/// <summary>A lane as headquarters registered it.</summary>
internal sealed record Lane
{
    public required string LaneId { get; init; }

    public required int RegionId { get; init; }

    public required string PostCode { get; init; }

    public bool Disabled { get; init; }

    /// <summary>Who authorised a copy of the list of lost documents; empty for nobody.</summary>
    public string LostDocumentsAuthority { get; init; } = "";
}
