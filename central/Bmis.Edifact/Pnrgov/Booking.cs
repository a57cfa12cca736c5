namespace Bmis.Edifact.Pnrgov;

/// <summary>A passenger name record (group 1). It prints as <c>[booking]</c>.</summary>
public sealed record Booking
{
    /// <summary>How carriers and systems call it; may be missing.</summary>
    public required IReadOnlyList<RecordLocator> Locators { get; init; }

    /// <summary>When it was made and ticketed.</summary>
    public required IReadOnlyList<PnrDate> Dates { get; init; }

    /// <summary>Who made it; null when not said.</summary>
    public required BookingOffice? Office { get; init; }

    /// <summary>Addresses of the booking.</summary>
    public required IReadOnlyList<BookedAddress> Addresses { get; init; }

    /// <summary>Special services of the booking.</summary>
    public required IReadOnlyList<ServiceRequest> Requests { get; init; }

    /// <summary>Free text of the booking.</summary>
    public required IReadOnlyList<FreeText> Texts { get; init; }

    /// <summary>The travellers in order.</summary>
    public required IReadOnlyList<BookedName> Names { get; init; }

    /// <summary>The way, leg by leg.</summary>
    public required IReadOnlyList<ItineraryLeg> Legs { get; init; }

    /// <summary>Bookings that it was split from or into (group 8).</summary>
    public required IReadOnlyList<RecordLocator> Splits { get; init; }

    /// <summary>What was changed, in the order in which it was sent.</summary>
    public required IReadOnlyList<HistoryItem> History { get; init; }

    /// <summary>Excess baggage (EBD), splits (EQN), kinds of other services (MSG) and whatever else was sent.</summary>
    public required IReadOnlyList<KeptSegment> Others { get; init; }

    /// <summary>The first byte in the transmission.</summary>
    public required int Offset { get; init; }

    /// <summary>Bytes to the end of its last segment.</summary>
    public required int Length { get; init; }

    /// <inheritdoc/>
    public override string ToString() => "[booking]";
}
