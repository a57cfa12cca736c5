using System.Globalization;
using Bmis.Biographics;
using Bmis.Crossings.CodeLists;
using Bmis.Crossings.Records;
using Microsoft.Extensions.Localization;

namespace Bmis.Central.Frame;

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

    /// <summary>A moment on the post's clock, the same length in every row.</summary>
    public static string Moment(DateTimeOffset moment) =>
        moment.ToString("d MMM yyyy HH:mm", CultureInfo.CurrentCulture);

    /// <summary>The text of a code that lanes write; the code itself when this program does not know it.</summary>
    public static string Known(IStringLocalizer texts, string room, string code) =>
        texts[$"{room}.{code}"] is { ResourceNotFound: false } text ? text.Value : code;
}
