using System.Globalization;
using Bmis.Central.Frame;

namespace Bmis.Central.PassengerData.Quality;

/// <summary>The evidence of one carrier as CSV, a line each. Departures are local times, receipts are UTC.</summary>
internal static class EvidenceCsv
{
    public static byte[] Write(CarrierEvidence evidence) => CsvFile.Write(
        ["kind", "flight", "departs", "received", "transmission", "word", "number", "of"],
        EvidenceLine.In(evidence),
        one =>
        [
            one.Kind,
            one.Flight,
            one.Departs,
            one.Received is { } at ? CsvFile.Moment(at) : "",
            one.Transmission?.ToString() ?? "",
            one.Word,
            one.Number?.ToString("0.#", CultureInfo.InvariantCulture) ?? "",
            one.Of?.ToString(CultureInfo.InvariantCulture) ?? "",
        ]);
}
