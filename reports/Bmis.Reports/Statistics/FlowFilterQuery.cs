using System.Globalization;
using System.Text;
using Bmis.Biographics;
using Microsoft.Extensions.Primitives;

namespace Bmis.Reports.Statistics;

/// <summary>
/// Reads a <see cref="FlowFilter"/> from a query string and prints it; each is the inverse of the other. Printing is
/// canonical: fields in a fixed order, values sorted and once, days always stated, so that a link shows the same
/// crossings tomorrow.
/// </summary>
public static class FlowFilterQuery
{
    /// <summary>Value of <see cref="FieldNames.Split"/> for rows that are not divided.</summary>
    public const string NoSplit = "none";

    /// <summary>Reads a query string; never throws, whatever it holds.</summary>
    /// <param name="query">Names and values; empty values are left out.</param>
    /// <param name="today">The last day when none is given.</param>
    public static FilterOutcome Parse(IEnumerable<KeyValuePair<string, StringValues>> query, DateOnly today)
    {
        var fields = new FilterFields(query);
        var usual = FlowFilter.Usual(today);
        var to = fields.Single(FieldNames.To, ParseDay, FilterReason.NotADay) ?? usual.To;
        var from = fields.Single(FieldNames.From, ParseDay, FilterReason.NotADay)
            ?? DateOnly.FromDayNumber(Math.Max(0, to.DayNumber + 1 - FlowFilter.UsualDays));
        var by = fields.Single(FieldNames.By, FlowDimensions.Parse, FilterReason.UnknownCode) ?? usual.By;
        var filter = new FlowFilter(from, to)
        {
            Posts = fields.Several(FieldNames.Post, ParsePost, post => post),
            Directions = fields.Several(FieldNames.Direction, DirectionCodes.Parse, DirectionCodes.Code),
            Nationalities = fields.Several(FieldNames.Nationality, ParseNationality, state => state.Code),
            Sexes = fields.Several(FieldNames.Sex, SexCode.Parse, sex => sex.ToString()),
            AgeBands = fields.Several(FieldNames.Age, AgeBands.Parse, AgeBands.Code),
            By = by,
            Split = ReadSplit(fields, by, usual.Split),
        };
        CheckDays(fields, filter);
        return new(filter, fields.Problems);
    }

    /// <summary>The filter as a query string without a question mark, ready for a link.</summary>
    public static string Print(FlowFilter filter)
    {
        var text = new StringBuilder();
        Add(text, FieldNames.From, [filter.From.ToString("O", CultureInfo.InvariantCulture)]);
        Add(text, FieldNames.To, [filter.To.ToString("O", CultureInfo.InvariantCulture)]);
        Add(text, FieldNames.Post, filter.Posts);
        Add(text, FieldNames.Direction, filter.Directions.Select(DirectionCodes.Code));
        Add(text, FieldNames.Nationality, filter.Nationalities.Select(state => state.Code));
        Add(text, FieldNames.Sex, filter.Sexes.Select(sex => sex.ToString()));
        Add(text, FieldNames.Age, filter.AgeBands.Select(AgeBands.Code));
        Add(text, FieldNames.By, [filter.By.Code()]);
        Add(text, FieldNames.Split, [filter.Split?.Code() ?? NoSplit]);
        return text.ToString();
    }

    private static void Add(StringBuilder text, string name, IEnumerable<string> values)
    {
        foreach (var value in values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            text.Append(text.Length == 0 ? "" : "&").Append(name).Append('=').Append(Uri.EscapeDataString(value));
    }

    private static FlowDimension? ReadSplit(FilterFields fields, FlowDimension by, FlowDimension? usual)
    {
        var asked = fields.Single(FieldNames.Split, text => ParseSplit(text, by), FilterReason.NoSplit);
        if (asked is null) return usual == by ? null : usual;
        return asked == FlowDimension.Day ? null : asked;
    }

    // A day is no split; it stands for none here.
    private static Parsed<FlowDimension> ParseSplit(string text, FlowDimension by)
    {
        if (text == NoSplit) return Parsed<FlowDimension>.Of(FlowDimension.Day);
        return FlowDimensions.Parse(text).TryGet(out var split) && !split.IsTime() && split != by
            ? Parsed<FlowDimension>.Of(split)
            : Parsed<FlowDimension>.Refused(ParseReason.UnknownCode, 0);
    }

    private static void CheckDays(FilterFields fields, FlowFilter filter)
    {
        if (filter.Days < 1) fields.Refuse(FieldNames.To, FilterReason.BeforeFrom);
        else if (filter.Days > FlowFilter.MaximumDays) fields.Refuse(FieldNames.To, FilterReason.TooManyDays);
        else if (filter.By == FlowDimension.Day && filter.Days > FlowFilter.MaximumDayRows)
            fields.Refuse(FieldNames.By, FilterReason.TooManyDayRows);
    }

    private static Parsed<DateOnly> ParseDay(string text) =>
        DateOnly.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? Parsed<DateOnly>.Of(day)
            : Parsed<DateOnly>.Refused(ParseReason.WrongFormat, 0);

    private static Parsed<string> ParsePost(string text) =>
        text.Length <= 16 && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.')
            ? Parsed<string>.Of(text)
            : Parsed<string>.Refused(ParseReason.InvalidCharacter, 0);

    private static Parsed<CountryCode> ParseNationality(string text) =>
        CountryCode.Parse(text).TryGet(out var state)
            ? Parsed<CountryCode>.Of(state.Canonical)
            : Parsed<CountryCode>.Refused(ParseReason.UnknownCode, 0);
}
