using Bmis.Central.PassengerData.Reading;

namespace Bmis.Central.PassengerData.Interactive.Desk;

/// <summary>An unsolicited message that is not acknowledged, as the page shows it. It prints as <c>[notice]</c>.
/// </summary>
internal sealed record NoticeLine
{
    public Guid PersonId { get; init; }

    public string PartnerId { get; init; } = "";

    public string Flight { get; init; } = "";

    public string State { get; init; } = "";

    public DateTime MadeAt { get; init; }

    public string MadeBy { get; init; } = "";

    public int Tries { get; init; }

    public string Fault { get; init; } = "";

    public DateTime? DeliveredAt { get; init; }

    public byte[]? Content { get; init; }

    public TravellerFacts? Facts { get; init; }

    public string Name => Facts is null ? "" : string.Join(' ', Facts.GivenNames.Prepend(Facts.Surname)).Trim();

    public override string ToString() => "[notice]";
}
