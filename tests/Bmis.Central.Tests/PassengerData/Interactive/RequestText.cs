using System.Globalization;

namespace Bmis.Central.Tests.PassengerData.Interactive;

/// <summary>Requests before boarding as an invented carrier sends them, for flights of the day.</summary>
internal static class RequestText
{
    private const string Day = "261129";

    /// <summary>The same for a flight of today, by the computer's clock.</summary>
    public static string Today(string request) =>
        request.Replace(
            Day,
            TimeProvider.System.GetUtcNow().ToString("yyMMdd", CultureInfo.InvariantCulture),
            StringComparison.Ordinal);

    /// <summary>May these persons board? Function CP when something has changed, XR when they do not travel.</summary>
    public static string Check(string transaction, string function, params Boarder[] persons) =>
        Of(transaction, Code("745", function), "UT123", persons);

    /// <summary>The same for any flight.</summary>
    public static string CheckOn(string flight, string transaction, params Boarder[] persons) =>
        Of(transaction, "745", flight, persons);

    /// <summary>The status of the flight: CL, CLOB, XF.</summary>
    public static string Status(string transaction, string function, params Boarder[] persons) =>
        Of(transaction, Code("266", function), "UT123", persons);

    /// <summary>What a carrier says to an unsolicited message about a person.</summary>
    public static string Acknowledgement(string transaction, string reference) =>
        $"UNB+UNOA:4+UT+UTOBORDER+{Day}:0600+A{transaction}{reference}++IAPI'UNH+1+CUSRES:D:05B:UN:IATA++01:F'"
        + $"BGM+312'RFF+TN:{transaction}'RFF+AF:UT123'ERP+2'RFF+ABO:{reference}'ERC+0'UNT+7+1'"
        + $"UNZ+1+A{transaction}{reference}'";

    private static string Code(string document, string function) =>
        function.Length == 0 ? document : $"{document}+{function}";

    private static string Of(string transaction, string bgm, string flight, Boarder[] persons)
    {
        string[] segments =
        [
            $"UNH+M{transaction}+PAXLST:D:05B:UN:IATA+{flight}+01:F", $"BGM+{bgm}", $"RFF+TN:{transaction}",
            $"TDT+20+{flight}+++UT", "LOC+125+UTA", $"DTM+189:{Day}2200:201", "LOC+87+UTB",
            $"DTM+232:{Day}2330:201", .. persons.SelectMany(Person), $"CNT+42:{persons.Length}",
        ];
        var message = string.Concat(
            segments.Append($"UNT+{segments.Length + 1}+M{transaction}").Select(one => one + "'"));
        return $"UNB+UNOA:4+UT+UTOBORDER+{Day}:0600+R{transaction}++IAPI+O'{message}UNZ+1+R{transaction}'";
    }

    private static string[] Person(Boarder one) =>
    [
        $"NAD+FL+++{one.Surname}:{one.Given}", "ATT+2++F", $"DTM+329:{one.Birth}", $"NAT+2+{one.Nationality}",
        $"RFF+AVF:{one.Locator}", $"RFF+ABO:{one.Reference}", $"DOC+P:110:111+{one.Document}", $"DTM+36:{one.Expiry}",
        $"LOC+91+{one.Issuer}",
    ];
}
