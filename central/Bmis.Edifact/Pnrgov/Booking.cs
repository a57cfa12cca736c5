namespace Bmis.Edifact.Pnrgov;

/// <summary>
/// A passenger name record (group 1 of the message of segments, <c>PNR</c> of the XML form). It prints as
/// <c>[booking]</c>. For any thread.
/// </summary>
public abstract record Booking
{
    private protected Booking()
    {
    }

    /// <summary>How carriers and systems call it; may be missing.</summary>
    public abstract IReadOnlyList<RecordLocator> Locators { get; }

    /// <summary>When it was made and ticketed.</summary>
    public abstract IReadOnlyList<PnrDate> Dates { get; }

    /// <summary>Who made it; null when not said.</summary>
    public abstract BookingOffice? Office { get; }

    /// <summary>Addresses of the booking.</summary>
    public abstract IReadOnlyList<BookedAddress> Addresses { get; }

    /// <summary>Special services of the booking.</summary>
    public abstract IReadOnlyList<ServiceRequest> Requests { get; }

    /// <summary>Free text of the booking.</summary>
    public abstract IReadOnlyList<FreeText> Texts { get; }

    /// <summary>The travellers in order.</summary>
    public abstract IReadOnlyList<BookedName> Names { get; }

    /// <summary>The way, leg by leg.</summary>
    public abstract IReadOnlyList<ItineraryLeg> Legs { get; }

    /// <summary>Bookings that it was split from or into (group 8).</summary>
    public abstract IReadOnlyList<RecordLocator> Splits { get; }

    /// <summary>What was changed, in the order in which it was sent.</summary>
    public abstract IReadOnlyList<HistoryItem> History { get; }

    /// <summary>
    /// Excess baggage (EBD), splits (EQN), kinds of other services (MSG) and whatever else was sent; of the XML form
    /// elements by their names, an attribute an element of two components.
    /// </summary>
    public abstract IReadOnlyList<KeptSegment> Others { get; }

    /// <summary>The first byte in the transmission.</summary>
    public abstract int Offset { get; }

    /// <summary>Bytes to its end.</summary>
    public abstract int Length { get; }

    /// <inheritdoc/>
    public sealed override string ToString() => "[booking]";
}
