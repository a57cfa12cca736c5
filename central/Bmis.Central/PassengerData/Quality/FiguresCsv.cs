using System.Globalization;
using Bmis.Central.Frame;

namespace Bmis.Central.PassengerData.Quality;

/// <summary>The figures of carriers as CSV. Shares go from 0 to 1; one of nothing is an empty field.</summary>
internal static class FiguresCsv
{
    private static readonly (string Name, Func<CarrierFigures, string> Value)[] Columns =
    [
        ("carrier", one => one.Carrier),
        ("messages", one => Text(one.Messages.Messages)),
        ("grade_a", one => Text(one.Messages.GradeA)),
        ("grade_b", one => Text(one.Messages.GradeB)),
        ("grade_c", one => Text(one.Messages.GradeC)),
        ("grade_d", one => Text(one.Messages.GradeD)),
        ("grade_e", one => Text(one.Messages.GradeE)),
        ("share_a_b", one => Text(one.Messages.Readable)),
        ("flights", one => Text(one.Flights.Flights)),
        ("flights_with_list_and_departure", one => Text(one.Flights.Timed)),
        ("flights_in_time", one => Text(one.Flights.InTime)),
        ("share_in_time", one => Text(one.Flights.TimelyShare)),
        ("median_lead_minutes", one => Text(one.Flights.MedianLead)),
        ("flights_taken_as_utc", one => Text(one.Flights.TakenAsUtc)),
        ("flights_without_departure", one => Text(one.Flights.Untimed)),
        ("flights_with_gaps", one => Text(one.Flights.WithGaps)),
        ("share_whole", one => Text(one.Flights.WholeShare)),
        ("flights_without_list", one => Text(one.Flights.WithoutList)),
        ("persons", one => Text(one.Messages.Persons)),
        ("persons_on_lists", one => Text(one.Messages.Listed)),
        ("share_with_birth", one => Text(Share.Of(one.Messages.WithBirth, one.Messages.Listed))),
        ("share_with_nationality", one => Text(Share.Of(one.Messages.WithNationality, one.Messages.Listed))),
        ("share_with_document", one => Text(Share.Of(one.Messages.WithDocument, one.Messages.Listed))),
        ("warnings", one => Text(one.Messages.Warnings)),
        ("warnings_per_100_persons", one => Text(one.Messages.WarningsPerHundred)),
        ("persons_with_unreadable_date", one => Text(one.Messages.WithUnreadDate)),
        ("repeated", one => Text(one.Repeated)),
        ("held", one => Text(one.Held)),
        ("refused", one => Text(one.Messages.Refused)),
        ("totals_that_differ", one => Text(one.TotalsThatDiffer)),
    ];

    public static byte[] Write(IEnumerable<CarrierFigures> figures) => CsvFile.Write(
        [.. Columns.Select(one => one.Name)],
        figures,
        row => [.. Columns.Select(one => one.Value(row))]);

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static string Text(double? figure) => figure?.ToString("0.####", CultureInfo.InvariantCulture) ?? "";
}
