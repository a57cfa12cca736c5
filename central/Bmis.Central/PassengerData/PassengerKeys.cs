namespace Bmis.Central.PassengerData;

/// <summary>Exact texts by which passenger data is found again, as blind indexes.</summary>
internal static class PassengerKeys
{
    /// <summary>A booking by what a carrier calls it.</summary>
    public static string Locator(string reference) => "l|" + reference.Trim().ToUpperInvariant();
}
