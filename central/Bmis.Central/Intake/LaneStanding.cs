namespace Bmis.Central.Intake;

/// <summary>What the register says of a lane and of the certificate that it shows.</summary>
internal sealed record LaneStanding
{
    /// <summary>Why a certificate ended whose successor has been used.</summary>
    public const string Replaced = "replaced";

    public required string LaneId { get; init; }

    /// <summary>Whether there is such a lane.</summary>
    public bool Registered { get; init; }

    public bool Disabled { get; init; }

    /// <summary>Whether only certificates on the register count; else each one of the deployment's root.</summary>
    public bool RegisteredOnly { get; init; }

    /// <summary>The lane for which the certificate is on the register; null when it is not there.</summary>
    public string? CertificateLane { get; init; }

    /// <summary>Why the certificate counts no more; null while it does.</summary>
    public string? EndReason { get; init; }

    /// <summary>Whether the certificate was never shown before.</summary>
    public bool IsFirstUse { get; init; }
}
