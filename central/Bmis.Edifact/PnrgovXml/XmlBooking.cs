using Bmis.Edifact.Pnrgov;

namespace Bmis.Edifact.PnrgovXml;

/// <summary>A booking of the XML form, read whole.</summary>
internal sealed record XmlBooking(int First, int Bytes) : Booking
{
    internal required IReadOnlyList<RecordLocator> AllLocators { get; init; }

    internal required IReadOnlyList<PnrDate> AllDates { get; init; }

    internal required BookingOffice? MadeBy { get; init; }

    internal required IReadOnlyList<BookedAddress> AllAddresses { get; init; }

    internal required IReadOnlyList<ServiceRequest> AllRequests { get; init; }

    internal required IReadOnlyList<FreeText> AllTexts { get; init; }

    internal required IReadOnlyList<BookedName> AllNames { get; init; }

    internal required IReadOnlyList<ItineraryLeg> AllLegs { get; init; }

    internal required IReadOnlyList<RecordLocator> AllSplits { get; init; }

    internal required IReadOnlyList<HistoryItem> AllHistory { get; init; }

    internal required IReadOnlyList<KeptSegment> AllOthers { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<RecordLocator> Locators => AllLocators;

    /// <inheritdoc/>
    public override IReadOnlyList<PnrDate> Dates => AllDates;

    /// <inheritdoc/>
    public override BookingOffice? Office => MadeBy;

    /// <inheritdoc/>
    public override IReadOnlyList<BookedAddress> Addresses => AllAddresses;

    /// <inheritdoc/>
    public override IReadOnlyList<ServiceRequest> Requests => AllRequests;

    /// <inheritdoc/>
    public override IReadOnlyList<FreeText> Texts => AllTexts;

    /// <inheritdoc/>
    public override IReadOnlyList<BookedName> Names => AllNames;

    /// <inheritdoc/>
    public override IReadOnlyList<ItineraryLeg> Legs => AllLegs;

    /// <inheritdoc/>
    public override IReadOnlyList<RecordLocator> Splits => AllSplits;

    /// <inheritdoc/>
    public override IReadOnlyList<HistoryItem> History => AllHistory;

    /// <inheritdoc/>
    public override IReadOnlyList<KeptSegment> Others => AllOthers;

    /// <inheritdoc/>
    public override int Offset => First;

    /// <inheritdoc/>
    public override int Length => Bytes;
}
