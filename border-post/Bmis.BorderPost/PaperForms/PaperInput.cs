using System.Globalization;
using Bmis.BorderPost.Serving;
using Bmis.Crossings.Decisions;
using Bmis.Crossings.Records;

namespace Bmis.BorderPost.PaperForms;

/// <summary>The head of a paper form as the page posts it. It prints as <c>[paper form]</c>.</summary>
internal sealed class PaperInput
{
    public string? Form { get; set; }

    public string? Post { get; set; }

    public string? Day { get; set; }

    public string? Time { get; set; }

    public string? DecidedBy { get; set; }

    public Direction Direction { get; set; } = Direction.Entry;

    public bool Referred { get; set; }

    /// <summary>What the officer did, by the way the traveller went.</summary>
    internal DecisionCode Decision => (Referred, Direction) switch
    {
        (true, _) => DecisionCode.Refer,
        (_, Direction.Exit) => DecisionCode.Exit,
        (_, Direction.Transit) => DecisionCode.Transit,
        _ => DecisionCode.Admit,
    };

    /// <summary>Whether a traveller can go this way.</summary>
    internal bool HasDirection => Direction is Direction.Entry or Direction.Exit or Direction.Transit;

    /// <summary>The moment that the form names, by the post's clocks; null when there was none.</summary>
    internal DateTimeOffset? At(LaneCalendar calendar) =>
        TryDay(Day, out var day)
            && TimeOnly.TryParseExact(
                Time?.Trim(), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? calendar.Moment(day, time)
            : null;

    internal static bool TryDay(string? text, out DateOnly day) => DateOnly.TryParseExact(
        text?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    public override string ToString() => "[paper form]";
}
