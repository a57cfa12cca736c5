using Bmis.Central.PassengerData.Interactive.Boarding;

namespace Bmis.Central.PassengerData.Interactive;

/// <summary>A person of a flight and carrier as its row has it. It prints as <c>[person]</c>.</summary>
internal sealed record PersonRow
{
    public Guid PersonId { get; init; }

    public Guid FlightId { get; init; }

    public string PartnerId { get; init; } = "";

    public byte[] PersonKey { get; init; } = [];

    public byte[]? Document { get; init; }

    public string Transaction { get; init; } = "";

    public string State { get; init; } = "";

    public string Reason { get; init; } = "";

    public string EntryId { get; init; } = "";

    public bool IsDiscreet { get; init; }

    public bool AwaitsDesk { get; init; }

    public string DecidedBy { get; init; } = "";

    public byte[]? Content { get; init; }

    /// <summary>The request that decided.</summary>
    public Guid TransmissionId { get; init; }

    public DateTime DecidedAt { get; init; }

    public override string ToString() => "[person]";

    /// <summary>What the state machine knows of it; whether a change is acknowledged is not asked here.</summary>
    public BoardingStatus Status() => new(BoardingText.Read(State) ?? BoardingState.Pending, Transaction);

    /// <summary>The decision of a person of the unit, while the documents are the same; null for none.</summary>
    public BoardingDecision? Standing(byte[]? document) =>
        DecidedBy.Length > 0 && Document is not null && document is not null
        && Document.AsSpan().SequenceEqual(document)
        && BoardingText.Read(State) is { } state and not (BoardingState.Cancelled or BoardingState.Pending)
            ? new(state, BoardingReason.Person)
            : null;
}
