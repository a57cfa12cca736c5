using Bmis.Edifact;
using Bmis.Edifact.Contrl;
using Bmis.Edifact.Cusres;
using Bmis.Edifact.Filtering;
using Bmis.Edifact.Interchange;
using Bmis.Edifact.Paxlst;
using Bmis.Edifact.Pnrgov;
using Bmis.Edifact.Tests.Interchange;
using Bmis.Edifact.Tests.PnrgovXml;

namespace Bmis.Benchmarks.Edifact;

/// <summary>All readers of carriers' messages, and what each is attacked with.</summary>
internal static class EdifactTargets
{
    /// <summary>How many grades there are.</summary>
    internal const int Grades = 5;

    private const string Head = "UNA:+.?*'UNB+IATA:1+UTOB:ZZ+UT+261129:2105+Q1++PNRGOV'UNH+1+";
    private const string Tail = "UNT+9+1'UNZ+1+Q1'";

    internal static IReadOnlyList<EdifactTarget> All() =>
    [
        Of("PAXLST", Specimens.Paxlst, "NAD+FL+++A:B'DTM+329:740812'DOC+P+7'", PaxlstReader.IsOne,
            (transmission, message, found) =>
                PaxlstReader.Read(transmission, message, found).Persons.Sum(one => one.Surname.Length)),
        Of("PNRGOV", Specimens.Pnrgov, "SRC'RCI+UT:A'TIF+A+B:A:1'", PnrgovReader.IsOne, Booked),
        Of("CUSRES", Specimens.Cusres, "ERP+2\"RFF+AVF:A\"ERC+0Z\"", CusresReader.IsOne,
            (transmission, message, found) => CusresReader.Read(transmission, message, found).Verdicts.Count),
        Of("CONTRL", Head + "CONTRL:D:4:UN'UCI+R+A+B+7'UCM+2+PAXLST:D:05B:UN+4+29+UNT+2'" + Tail,
            "UCM+2+PAXLST:D:05B:UN+4+29+UNT+2'", ContrlReader.IsOne,
            (transmission, message, found) => ContrlReader.Read(transmission, message, found).Messages.Count),
        Of("GOVREQ", Head + "GOVREQ:13:1:IA'MSG+:43'ORG+UTOB:UTO'TVL+011226:0900+UTA+UTB+UT+1'RCI+UT:A1+1A:B2'" + Tail,
            "RCI+UT:A1+1A:B2'", GovreqReader.IsOne,
            (transmission, message, found) => GovreqReader.Read(transmission, message, found).Locators.Count),
        Of("ACKRES", Head + "ACKRES:13:1:IA'MSG+:23'ORG+UT'ERC+102'IFT+3+A'" + Tail, "ERC+102'IFT+3+A'",
            AckresReader.IsOne,
            (transmission, message, found) => AckresReader.Read(transmission, message, found).Errors.Count),
        Xml(),
    ];

    private static EdifactTarget Of(
        string name, string specimen, string repeated, Predicate<ReceivedMessage> isOne,
        Func<Transmission, ReceivedMessage, DiagnosticList, int> read)
    {
        var end = specimen.IndexOf("UNT", StringComparison.Ordinal);
        return new(
            name,
            [
                .. Enumerable.Repeat(specimen, 2 * Specimens.All.Count).Concat(Specimens.All).Select(Specimens.Bytes),
            ],
            Mutator.Of,
            bytes => Worst(CarrierMessages.Read(bytes), isOne, read),
            length => Specimens.Bytes(
                specimen[..end] + string.Concat(Enumerable.Repeat(repeated, length / repeated.Length))
                + specimen[end..]));
    }

    // Filtered first, as all that is received.
    private static EdifactTarget Xml() => new(
        "XML",
        [
            Notifications.Bytes(Notifications.Whole), Notifications.Bytes(Notifications.Small),
            System.Text.Encoding.Unicode.GetBytes(Notifications.Small),
            Notifications.Bytes("mail\r\n" + Notifications.Small + "bye"),
        ],
        XmlMutator.Of,
        bytes => Worst(CarrierMessages.Read(IngestFilter.Of(bytes).Bytes), PnrgovReader.IsOne, Booked),
        length => Notifications.Bytes(
            Notifications.Head + string.Concat(Enumerable.Repeat(
                Notifications.Full, Math.Max(1, length / Notifications.Full.Length))) + Notifications.Tail));

    private static int Booked(Transmission transmission, ReceivedMessage message, DiagnosticList found) =>
        PnrgovReader.Read(transmission, message, found).Bookings.Sum(one =>
            one.Names.Count + one.Legs.Count + one.Locators.Count + one.History.Count + one.Others.Count);

    private static Grade Worst(
        Transmission transmission, Predicate<ReceivedMessage> isOne,
        Func<Transmission, ReceivedMessage, DiagnosticList, int> read)
    {
        Grade? worst = null;
        foreach (var message in transmission.Interchanges.SelectMany(one => one.Messages).Where(one => isOne(one)))
        {
            var found = new DiagnosticList();
            _ = read(transmission, message, found);
            var grade = Grading.Of(transmission, message, found);
            worst = worst is null || grade > worst ? grade : worst;
        }

        return worst ?? Grade.E;
    }
}
