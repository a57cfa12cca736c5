using Bmis.Edifact.Interchange;
using Bmis.Edifact.Paxlst;
using Bmis.Edifact.Tests.Interchange;

namespace Bmis.Edifact.Tests.Paxlst;

/// <summary>Passenger lists of invented people, and how tests read them.</summary>
internal static class Lists
{
    /// <summary>What stands before the persons of a list of 29 November 2026.</summary>
    internal const string Head =
        "UNA:+.? 'UNB+UNOA:4+UTOAIR:ZZ+UTOBORDER:ZZ+261129:0631+REF1++APIS'UNH+M1+PAXLST:D:05B:UN:IATA+UT1+01:F'"
        + "BGM+745+CP'RFF+TN:T0001:::2'NAD+MS+++HELP DESK'CTA+IC+:ANNA'COM+555 1:TE+DESK:EM'"
        + "TDT+20+UT123+++UT'LOC+92+UTA'DTM+189:2611291100:201'LOC+125+UTM'DTM+232:2611291150:201'"
        + "DTM+189:2611291230:201'LOC+87+UTB'DTM+232: 2611291400:201'";

    internal const string Tail = "CNT+42:136'UNT+99+M1'UNZ+1+REF1'";

    /// <summary>Reads the only list of a text with what surrounds its persons.</summary>
    internal static PassengerList Of(string persons, DiagnosticList? diagnostics = null) =>
        Only(Head + persons + Tail, diagnostics);

    /// <summary>Reads the only list of a text.</summary>
    internal static PassengerList Only(string text, DiagnosticList? diagnostics = null) =>
        Assert.Single(All(Specimens.Bytes(text), diagnostics));

    /// <summary>Reads every list.</summary>
    internal static IReadOnlyList<PassengerList> All(byte[] bytes, DiagnosticList? diagnostics = null)
    {
        var transmission = Transmission.Read(bytes);
        return
        [
            .. transmission.Interchanges.SelectMany(one => one.Messages).Where(PaxlstReader.IsOne)
                .Select(message => PaxlstReader.Read(transmission, message, diagnostics ?? new())),
        ];
    }
}
