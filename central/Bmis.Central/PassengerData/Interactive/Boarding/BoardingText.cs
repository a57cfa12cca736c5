namespace Bmis.Central.PassengerData.Interactive.Boarding;

/// <summary>States as rows and the table of codes write them.</summary>
internal static class BoardingText
{
    private static readonly string[] Words = ["pending", "cleared", "refused", "insufficient", "cancelled"];

    public static string Of(BoardingState state) => Words[(int)state];

    /// <summary>The state of a word; null for no such word.</summary>
    public static BoardingState? Read(string word) =>
        Array.IndexOf(Words, word) is var at and >= 0 ? (BoardingState)at : null;
}
