using Bmis.Central.PassengerData.Reading;

namespace Bmis.Central.PassengerData.Interactive.Desk;

/// <summary>A person as the page shows him or her. It prints as <c>[person]</c>.</summary>
internal sealed record BoardingLine
{
    public Guid PersonId { get; init; }

    public Guid FlightId { get; init; }

    public string PartnerId { get; init; } = "";

    public string Flight { get; init; } = "";

    public string State { get; init; } = "";

    /// <summary>Why; empty where the viewer may not know.</summary>
    public string Reason { get; init; } = "";

    public string EntryId { get; init; } = "";

    public bool AwaitsDesk { get; init; }

    public DateTime? BoardedAt { get; init; }

    public DateTime DecidedAt { get; init; }

    public string DecidedBy { get; init; } = "";

    public byte[]? Content { get; init; }

    public TravellerFacts? Facts { get; init; }

    public string Name => Facts is null ? "" : string.Join(' ', Facts.GivenNames.Prepend(Facts.Surname)).Trim();

    public DocumentFacts? Document => Facts?.Documents is [var first, ..] ? first : null;

    public override string ToString() => "[person]";
}
