namespace Bmis.Central.Tests.PassengerData.Quality;

/// <summary>What carriers send about flights of 29 November 2026, which leave at 11:00.</summary>
internal static class CarrierSamples
{
    private const string Anybody = "ERIKSSON";

    public static string List(string flight, int minute, params string[] surnames) => ForFlight(
        flight, CarrierMessages.List(minute, surnames.Length > 0 ? surnames : [Anybody]));

    /// <summary>A part of a list that says how many there are in all.</summary>
    public static string Part(string flight, int minute, string part, int total, params string[] surnames) => ForFlight(
        flight,
        CarrierMessages.List(minute, surnames, part)
            .Replace($"CNT+42:{surnames.Length}'", $"CNT+42:{total}'", StringComparison.Ordinal));

    /// <summary>A request before boarding.</summary>
    public static string Request(string flight, int minute) =>
        ForFlight(flight, CarrierMessages.List(minute, [Anybody], application: "IAPI"));

    public static string Push(string flight, int minute) => ForFlight(flight, CarrierMessages.Push(minute, Anybody));

    public static string Cancellation(string flight, int minute) =>
        ForFlight(flight, CarrierMessages.Status(minute, "XF"));

    /// <summary>A list that names no transport and is held.</summary>
    public static string WithoutFlight(int minute) => Changed(List("123", minute), "TDT+20+UT123+++UT'", "");

    /// <summary>A message of a type that is not taken.</summary>
    public static string Foreign(int minute) => Changed(List("123", minute), "PAXLST:D", "INVOIC:D");

    /// <summary>The message with the first of these segments changed.</summary>
    public static string Changed(string message, string from, string to)
    {
        var at = message.IndexOf(from, StringComparison.Ordinal);
        Assert.NotEqual(-1, at);
        return message[..at] + to + message[(at + from.Length)..];
    }

    private static string ForFlight(string number, string message) => message
        .Replace("UT123", $"UT{number}", StringComparison.Ordinal)
        .Replace("+UT+123", $"+UT+{number}", StringComparison.Ordinal);
}
