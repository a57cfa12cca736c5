namespace Bmis.Central.PassengerData.Receiving;

/// <summary>Who may send passenger data.</summary>
internal sealed record Partner
{
    public string PartnerId { get; init; } = "";

    public string Name { get; init; } = "";

    public bool HasToken { get; init; }

    public bool HasCertificate { get; init; }

    public DateTime AddedAt { get; init; }

    public DateTime? DisabledAt { get; init; }
}
