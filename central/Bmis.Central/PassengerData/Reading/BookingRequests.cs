using Bmis.Edifact.Pnrgov;

namespace Bmis.Central.PassengerData.Reading;

/// <summary>
/// The documents that a booking asks for by whom they are for, read once: a booking with many names and many requests
/// costs no more than its length.
/// </summary>
internal sealed class BookingRequests
{
    // More names of one reference are no party: what is asked for is the first ones'.
    private const int MostNames = 10;

    private readonly IReadOnlyList<ServiceRequest> _ofBooking;
    private readonly ILookup<string, ServiceRequest> _byReference;
    private readonly Dictionary<string, int> _served = new(StringComparer.Ordinal);
    private readonly bool _hasOneName;

    public BookingRequests(Booking booking)
    {
        _hasOneName = booking.Names.Count == 1;
        _ofBooking = [.. booking.Requests.Where(IsDocument)];
        _byReference = _ofBooking
            .SelectMany(request => request.Details.Select(detail => detail.Reference)
                .Where(reference => reference.Length > 0).Distinct()
                .Select(reference => (Reference: reference, Request: request)))
            .ToLookup(one => one.Reference, one => one.Request, StringComparer.Ordinal);
    }

    /// <summary>Those of a name, its own first; the names are asked for in their order, each once.</summary>
    public IEnumerable<ServiceRequest> Of(BookedName name) =>
        name.Details.Requests.Where(IsDocument).Concat(OfBooking(name.Reference));

    // What a booking of one traveller asks for is the traveller's.
    private IEnumerable<ServiceRequest> OfBooking(string reference)
    {
        if (_hasOneName)
            return _ofBooking;
        if (reference.Length == 0)
            return [];
        var served = _served.GetValueOrDefault(reference);
        _served[reference] = served + 1;
        return served < MostNames ? _byReference[reference] : [];
    }

    private static bool IsDocument(ServiceRequest request) => request.Code == DocsText.Code;
}
