using System.Globalization;

namespace Bmis.Central.PassengerData.Quality;

/// <summary>A line of the export of evidence; what a kind of line does not have is empty.</summary>
internal sealed record EvidenceLine(string Kind)
{
    public string Flight { get; init; } = "";

    public string Departs { get; init; } = "";

    public DateTime? Received { get; init; }

    public Guid? Transmission { get; init; }

    /// <summary>A grade, an outcome, a finding, or whose total it is.</summary>
    public string Word { get; init; } = "";

    public double? Number { get; init; }

    /// <summary>Of how many; or what was said where the number is what was found.</summary>
    public int? Of { get; init; }

    /// <summary>Every line, kind after kind.</summary>
    public static IEnumerable<EvidenceLine> In(CarrierEvidence evidence) =>
    [
        .. evidence.Late.Select(one => About(one, "late") with { Received = one.FirstListAt, Number = one.Lead }),
        .. evidence.Incomplete.Where(one => one.HasGaps).Select(one => About(one, "gaps")),
        .. evidence.Incomplete.Where(one => one.HasNoList).Select(one => About(one, "no-list")),
        .. evidence.Incomplete.Where(one => one.HasNoTime)
            .Select(one => About(one, "no-departure") with { Received = one.FirstListAt }),
        .. evidence.Persons.SelectMany(Lacking),
        .. evidence.Graded.Select(one => About(one, "grade") with { Word = one.Grade }),
        .. evidence.Findings.Select(one => new EvidenceLine("finding")
        {
            Word = one.Name, Number = one.Findings, Of = one.Messages,
        }),
        .. evidence.Apart.Select(one => About(one, "apart") with { Word = one.Outcome, Number = one.Times }),
        .. evidence.Totals.Select(one => new EvidenceLine("total")
        {
            Flight = one.Name,
            Departs = Day(one.DepartsOn),
            Received = one.ReceivedAt,
            Word = one.Subject,
            Number = one.Counted,
            Of = one.Total,
        }),
    ];

    private static IEnumerable<EvidenceLine> Lacking(PersonEvidence one) =>
        ((IEnumerable<(string Word, int Count)>)
        [
            ("birth", one.WithoutBirth), ("nationality", one.WithoutNationality), ("document", one.WithoutDocument),
            ("readable-date", one.WithUnreadDate),
        ])
        .Where(lack => lack.Count > 0)
        .Select(lack => new EvidenceLine("persons-without")
        {
            Flight = one.Name, Departs = Day(one.DepartsOn), Word = lack.Word, Number = lack.Count, Of = one.Listed,
        });

    private static EvidenceLine About(FlightEvidence one, string kind) => new(kind)
    {
        Flight = one.Name,
        Departs = one.DepartsAt?.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture) ?? Day(one.DepartsOn),
    };

    private static EvidenceLine About(MessageEvidence one, string kind) => new(kind)
    {
        Received = one.ReceivedAt, Transmission = one.TransmissionId,
    };

    private static string Day(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}
