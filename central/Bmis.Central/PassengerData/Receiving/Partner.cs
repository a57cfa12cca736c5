namespace Bmis.Central.PassengerData.Receiving;

/// <summary>Who may send passenger data.</summary>
internal sealed record Partner
{
    public string PartnerId { get; init; } = "";

    public string Name { get; init; } = "";

    public bool HasToken { get; init; }

    public bool HasCertificate { get; init; }

    /// <summary>Where unsolicited messages go; null when the partner fetches them.</summary>
    public string? Callback { get; init; }

    public string AnswerCodes { get; init; } = "";

    public string Doubt { get; init; } = "";

    public string Fallback { get; init; } = "";

    public int AnswerWithinMs { get; init; }

    public DateTime AddedAt { get; init; }

    public DateTime? DisabledAt { get; init; }
}
