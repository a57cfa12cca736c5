namespace Bmis.Edifact.Pnrgov;

/// <summary>Writes requests for bookings: the inverse of <see cref="GovreqReader"/>, with the envelope.</summary>
public static class GovreqWriter
{
    /// <summary>Writes an interchange with one request.</summary>
    /// <exception cref="ArgumentException">
    /// Nothing is asked for, or a value holds characters that the partner's syntax cannot carry.
    /// </exception>
    public static byte[] Write(PnrRequest request, PnrEnvelope envelope)
    {
        if (request.Flights.Count == 0 && request.Locators.Count == 0)
            throw new ArgumentException("A request names a flight or a booking.", nameof(request));
        var writer = new PnrEnvelopeWriter(envelope, GovreqReader.MessageType);
        writer.Function(request.Function);
        writer.Office(request.Office);
        foreach (var flight in request.Flights)
            writer.Flight(flight);
        foreach (var (carrier, reference) in request.Locators)
            writer.Begin("RCI").Composite(carrier, reference).End();
        return writer.Close();
    }
}
