using Bmis.Central.Fingerprints.AlertPrints;
using Bmis.Central.Fingerprints.Conflicts;
using Bmis.Central.Fingerprints.Enrolments;
using Bmis.Central.Fingerprints.Persons;
using Bmis.Central.Watchlists.Entries;
using Bmis.Central.Watchlists.Pages;

namespace Bmis.Central.Fingerprints.Pages;

/// <summary>One of the two persons of a conflict, as its page shows him or her. It prints as its side.</summary>
/// <param name="Side">The word of the side in addresses.</param>
/// <param name="Role">Name of the text that says what this one is.</param>
internal sealed record ConflictSide(string Side, string Role)
{
    public required string Name { get; init; }

    /// <summary>Where more is known; empty for nowhere.</summary>
    public string Address { get; init; } = "";

    /// <summary>Name of the text that leads there.</summary>
    public required string Open { get; init; }

    public bool IsGone { get; init; }

    public IReadOnlyList<(string Name, string Value)> Facts { get; init; } = [];

    /// <summary>Where the picture of a finger is; null where there is none.</summary>
    public required Func<int, string?> Picture { get; init; }

    /// <summary>Why there is no picture of a finger.</summary>
    public required Func<int, string> WhyNot { get; init; }

    /// <summary>The quality of a print, where it is known.</summary>
    public Func<int, string> Quality { get; init; } = _ => "";

    public static ConflictSide Of(
        ConflictText text,
        (string Side, string Role) side,
        Conflict conflict,
        StoredEnrolment? stored,
        (IReadOnlyDictionary<int, string> States, string Post) about) => new(side.Side, side.Role)
        {
            Name = text.Name(stored),
            Address = stored is null ? "" : PersonEndpoints.Of(stored.EnrolmentId),
            Open = "person.open",
            IsGone = stored is null,
            Facts = stored is null ? [] : [.. text.Facts(stored, about.Post)],
            Picture = finger => stored is not null && about.States.GetValueOrDefault(finger) == SampleState.Here
                ? $"{conflict.Address}/pictures/{side.Side}/{finger}"
                : null,
            WhyNot = finger => text.WhyNot(stored, about.States.GetValueOrDefault(finger), finger),
            Quality = finger => text.Quality(stored, finger),
        };

    public static ConflictSide OfEntry(ConflictText text, Conflict conflict, ListedEntry? listed)
    {
        var prints = PrintReference.Of(listed?.Said.Samples ?? [])
            .GroupBy(one => one.Finger).ToDictionary(one => one.Key, one => one.First());
        return new(ConflictEndpoints.Other, "fingers.entry")
        {
            Name = listed?.Entry.Title ?? conflict.EntryId,
            Address = listed is null ? "" : EntryAddress.Of(conflict.EntryId),
            Open = "fingers.entry.open",
            IsGone = listed is null,
            Facts = listed is null ? [] : [.. text.Facts(listed)],
            Picture = finger => prints.GetValueOrDefault(finger) is { HasPicture: true } print
                ? EntryPrintEndpoints.Picture(print)
                : null,
            WhyNot = finger => text.WhyNotOfEntry(prints.ContainsKey(finger)),
        };
    }

    public override string ToString() => Side;
}
