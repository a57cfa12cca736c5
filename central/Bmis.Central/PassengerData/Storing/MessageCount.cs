using Bmis.Central.PassengerData.Reading;
using Bmis.Edifact.Interchange;

namespace Bmis.Central.PassengerData.Storing;

/// <summary>What a message holds, as numbers by which its sender is judged: of whom nothing is told.</summary>
internal sealed record MessageCount
{
    /// <summary>Of what counts nowhere.</summary>
    public static MessageCount None { get; } = new();

    public int Persons { get; init; }

    /// <summary>Of these those on lists of passengers and crew, and for how many of them something was sent.</summary>
    public int Listed { get; init; }

    public int WithBirth { get; init; }

    public int WithNationality { get; init; }

    /// <summary>A document with a number.</summary>
    public int WithDocument { get; init; }

    /// <summary>Persons with a date that is none.</summary>
    public int WithUnreadDate { get; init; }

    /// <summary>Findings that are a warning or worse.</summary>
    public int Warnings { get; init; }

    public static MessageCount Of(MessageContent content)
    {
        var listed = IsList(content) ? content.Travellers : [];
        return new()
        {
            Persons = content.Travellers.Count,
            Listed = listed.Count,
            WithBirth = listed.Count(one => one.Birth.Length > 0),
            WithNationality = listed.Count(one => one.Nationalities.Any(state => state.Length > 0)),
            WithDocument = listed.Count(one => one.Documents.Any(document => document.Number.Length > 0)),
            WithUnreadDate = UnreadDates(content),
            Warnings = content.Findings.Count(one => one.Severity >= Severity.Warning),
        };
    }

    // Who did or did not board, or comes no more, is only named.
    private static bool IsList(MessageContent content) => content.Bookings.Count == 0
        && content.Kind is MessageKind.Passengers or MessageKind.Crew or MessageKind.Change;

    private static int UnreadDates(MessageContent content)
    {
        int[] places =
        [
            .. content.Findings.Where(one => one.Code == DiagnosticCode.DateUnreadable)
                .Select(one => one.Offset).Order(),
        ];
        return places.Length == 0 ? 0 : content.Travellers.Count(one => HasAny(places, one.Place));
    }

    private static bool HasAny(int[] places, (int Offset, int Length) within)
    {
        var found = Array.BinarySearch(places, within.Offset);
        var next = found < 0 ? ~found : found;
        return next < places.Length && places[next] < within.Offset + within.Length;
    }
}
