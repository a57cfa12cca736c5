namespace Bmis.Edifact.Pnrgov;

/// <summary>What was sent for a name (group 2). It prints as <c>[details]</c>.</summary>
public sealed record NameDetails
{
    /// <summary>Accounts of frequent travellers.</summary>
    public required IReadOnlyList<FrequentTraveller> Accounts { get; init; }

    /// <summary>The carrier's reference of the traveller (REF).</summary>
    public required string Reference { get; init; }

    /// <summary>Special services, documents among them.</summary>
    public required IReadOnlyList<ServiceRequest> Requests { get; init; }

    /// <summary>Free text.</summary>
    public required IReadOnlyList<FreeText> Texts { get; init; }

    /// <summary>Addresses.</summary>
    public required IReadOnlyList<BookedAddress> Addresses { get; init; }

    /// <summary>Tickets.</summary>
    public required IReadOnlyList<Ticket> Tickets { get; init; }

    /// <summary>Fare (FAR), excess baggage (EBD) and whatever else was sent.</summary>
    public required IReadOnlyList<KeptSegment> Others { get; init; }

    /// <summary>Nothing was sent.</summary>
    internal static NameDetails None { get; } = new()
    {
        Accounts = [], Reference = "", Requests = [], Texts = [], Addresses = [], Tickets = [], Others = [],
    };

    /// <inheritdoc/>
    public override string ToString() => "[details]";
}
