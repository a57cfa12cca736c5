using System.Globalization;
using Bmis.Biographics;
using Bmis.Crossings.CodeLists;
using Bmis.Crossings.Records;

namespace Bmis.Central.CrossingHistory;

/// <summary>Codes in the reader's language.</summary>
internal static class Labels
{
    private static readonly Dictionary<Direction, string> DirectionCodes = new()
    {
        [Bmis.Crossings.Records.Direction.Entry] = "ENTRY",
        [Bmis.Crossings.Records.Direction.Exit] = "EXIT",
        [Bmis.Crossings.Records.Direction.RefusalEntry] = "REFUSAL_ENTRY",
        [Bmis.Crossings.Records.Direction.RefusalExit] = "REFUSAL_EXIT",
        [Bmis.Crossings.Records.Direction.Transit] = "TRANSIT",
    };

    private static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    public static string Direction(Direction direction) =>
        StandardCodeLists.Directions.Label(DirectionCodes.GetValueOrDefault(direction, ""), Language);

    public static string Decision(string code) => StandardCodeLists.Decisions.Label(code, Language);

    /// <summary>The State's name; the code itself when nobody knows it.</summary>
    public static string State(string code) =>
        CountryCode.Parse(code).TryGet(out var state) ? state.NameIn(CultureInfo.CurrentUICulture) : code;
}
