using System.Buffers;
using System.Globalization;
using Bmis.Biographics;
using Bmis.Crossings.Records;
using Bmis.Edifact.Interchange;

namespace Bmis.Central.Demonstration;

/// <summary>
/// A coach that is to arrive today at noon, as its invented carrier UT tells it: a list of everybody (PAXLST), with the
/// holders of the specimen documents among them, and the bookings of some (PNRGOV). The same day gives the same bytes.
/// </summary>
internal sealed class DemonstrationFlight
{
    /// <summary>Where it arrives.</summary>
    public const string Destination = "ANY";

    private const string Origin = "UTA";
    private const string Number = "204";
    private const int Invented = 44;
    private const int Booked = 12;

    private static readonly (string Surname, string Given, string Birth, string Sex, string State, string Number)[]
        Specimens =
        [
            ("Eriksson", "Anna Maria", "740812", "F", "UTO", "L898902C3"),
            ("Wanjiku", "Achieng Grace", "910309", "F", "KEN", "AK0318842"),
            ("Sampelmann", "Wiktor Emil", "680314", "M", "UTO", "UT7730012"),
            ("Al Exemplari", "Yousuf Hassan", "750902", "M", "UTO", "UT7730013"),
            ("Nowhereman", "Paul", "830119", "M", "UTO", "L0I1O2345"),
        ];

    private readonly DateOnly _day;
    private readonly ArrayBufferWriter<byte> _bytes = new();
    private readonly SegmentWriter _writer;
    private readonly List<(string Surname, string Given, string Birth, string Sex, string State, string Number)> _all;
    private int _segments;

    private DemonstrationFlight(DateOnly day)
    {
        _day = day;
        _writer = new(_bytes, Delimiters.Usual, CharacterSet.Declared("UNOB")!);
        var random = new Random(day.DayNumber);
        var maker = new TravellerMaker(DemonstrationPost.All[^1]);
        _all = [.. Specimens, .. Enumerable.Range(0, Invented).Select(_ => Person(maker.Next(random, day)))];
    }

    private string Reference => $"{Number}{_day:yyMMdd}";

    /// <summary>The list of everybody on board.</summary>
    public static byte[] List(DateOnly day) => new DemonstrationFlight(day).WriteList();

    /// <summary>The bookings of some of them.</summary>
    public static byte[] Push(DateOnly day) => new DemonstrationFlight(day).WritePush();

    private byte[] WriteList()
    {
        Open("PAXLST", "D", "05B", "UN", "L");
        Segment("BGM", "745");
        Segment("TDT", "20", "UT" + Number, "", "", "UT");
        Segment("LOC", "125", Origin);
        Composite("DTM", ["189", $"{_day:yyMMdd}0900", "201"]);
        Segment("LOC", "87", Destination);
        Composite("DTM", ["232", $"{_day:yyMMdd}1200", "201"]);
        foreach (var (surname, given, birth, sex, state, number) in _all)
        {
            Begin("NAD").Element("FL").Element("").Element("").Composite(surname, given).End();
            Begin("ATT").Element("2").Element("").Element(sex).End();
            if (birth.Length > 0) Composite("DTM", ["329", birth]);
            Segment("NAT", "2", state);
            Segment("DOC", "P", number);
            Segment("LOC", "91", state);
        }

        Composite("CNT", ["42", _all.Count.ToString(CultureInfo.InvariantCulture)]);
        return Close("L");
    }

    private byte[] WritePush()
    {
        Open("PNRGOV", "13", "1", "IA", "P");
        Begin("MSG").Composite("", "22").End();
        Leg();
        Segment("EQN", Booked.ToString(CultureInfo.InvariantCulture));
        for (var place = 0; place < Booked; place++)
        {
            var (surname, given, birth, sex, state, number) = _all[place];
            Begin("SRC").End();
            Composite("RCI", ["UT", $"DEMO{place + 10}"]);
            Begin("TIF").Composite(surname).Composite(given, "A", "1").End();
            var docs = $"/P/{state}/{number}/{state}/{AirDate(birth)}/{sex}//{surname}/{given}";
            Begin("SSR").Composite("DOCS", "HK", "", "UT", "", "", "", "", docs).End();
            Leg();
        }

        return Close("P");
    }

    private void Leg() => Begin("TVL").Composite($"{_day:ddMMyy}", "0900", $"{_day:ddMMyy}", "1200")
        .Element(Origin).Element(Destination).Element("UT").Element(Number).End();

    private void Open(string type, string version, string release, string agency, string prefix)
    {
        _writer.Begin("UNB").Composite("UNOB", "4").Element("UT").Element("UTOBORDER")
            .Composite($"{_day:yyMMdd}", "0600").Element(prefix + Reference).Element("").Element("APIS").End();
        Begin("UNH").Element("1").Composite(type, version, release, agency).Element($"UT{Reference}").End();
    }

    private byte[] Close(string prefix)
    {
        _writer.Begin("UNT").Element((_segments + 1).ToString(CultureInfo.InvariantCulture)).Element("1").End();
        _writer.Begin("UNZ").Element("1").Element(prefix + Reference).End();
        return _bytes.WrittenSpan.ToArray();
    }

    private void Segment(string tag, params ReadOnlySpan<string> elements)
    {
        Begin(tag);
        foreach (var element in elements) _writer.Element(element);
        _writer.End();
    }

    private void Composite(string tag, params ReadOnlySpan<string> components) =>
        Begin(tag).Composite([.. components]).End();

    private SegmentWriter Begin(string tag)
    {
        _segments++;
        return _writer.Begin(tag);
    }

    private static (string, string, string, string, string, string) Person(
        (Traveller Traveller, TravelDocument Document) one) => (
        one.Traveller.Name.MrzPrimary,
        one.Traveller.Name.MrzSecondary,
        one.Traveller.BirthDate.IsComplete ? $"{one.Traveller.BirthDate.Earliest:yyMMdd}" : "",
        one.Traveller.Sex == Sex.X ? "U" : one.Traveller.Sex.ToString(),
        one.Traveller.Nationality.Code,
        one.Document.Number.Text);

    // SSR DOCS has days as 12AUG74.
    private static string AirDate(string birth) => birth.Length == 0
        ? ""
        : DateOnly.ParseExact(birth, "yyMMdd", CultureInfo.InvariantCulture)
            .ToString("ddMMMyy", CultureInfo.InvariantCulture).ToUpperInvariant();
}
