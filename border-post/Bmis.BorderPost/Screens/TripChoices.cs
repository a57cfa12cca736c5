using System.Globalization;
using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.Serving;
using Bmis.Crossings.CodeLists;
using Bmis.Crossings.Policies;
using Microsoft.Extensions.Options;

namespace Bmis.BorderPost.Screens;

/// <summary>What the form about a journey offers in this lane, in the language of the page.</summary>
internal sealed class TripChoices(
    LaneProfile profile, LaneCalendar calendar, IOptions<InspectionOptions> options)
{
    /// <summary>The categories with the fields that each one is asked in the lane's direction.</summary>
    internal IReadOnlyList<CategoryChoice> Categories() =>
        [.. Codes("categories").Select(item =>
        {
            var rule = profile.Current.For(item.Code, options.Value.Direction);
            return new CategoryChoice(item.Code, item.Label(Language), Names(rule.Asked), Names(rule.Required));
        })];

    /// <summary>The codes of a list that are in force today, with their labels.</summary>
    internal IReadOnlyList<FactView> Labels(string list) =>
        [.. Codes(list).Select(item => new FactView(item.Code, item.Label(Language)))];

    private static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    private IEnumerable<CodeListItem> Codes(string list) =>
        StandardCodeLists.Get(list).Codes.Where(item => item.IsInForce(calendar.Today));

    private static string Names(IEnumerable<TripField> fields) => string.Join(' ', fields);
}
