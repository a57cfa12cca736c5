using System.Globalization;
using Bmis.Central.Fingerprints.Enrolments;
using Bmis.Central.Frame;
using Bmis.Central.Watchlists.Entries;
using Bmis.Central.Watchlists.Pages;
using Bmis.Crossings.Fingerprints;
using Bmis.Crossings.Records;
using Microsoft.Extensions.Localization;

namespace Bmis.Central.Fingerprints.Pages;

/// <summary>Enrolments and scores in the reader's language.</summary>
internal sealed class ConflictText(IStringLocalizer texts)
{
    public string Name(StoredEnrolment? stored) => stored?.Enrolled?.Traveller?.Name switch
    {
        { } name => $"{name.Primary} {name.Secondary}".Trim(),
        null when stored is null => texts["fingers.erased"],
        _ => texts["fingers.no-name"],
    };

    public static string BirthDate(StoredEnrolment? stored) =>
        stored?.Enrolled?.Traveller?.BirthDate.ToIso() ?? "";

    public static string Document(TravelDocument? document) => document is null
        ? ""
        : $"{document.DocumentCode} {document.IssuingState.Code} {document.Number.Text}";

    public static string Score(double score) => score.ToString("N1", CultureInfo.CurrentCulture);

    /// <summary>What is known of an enrolment, by the names of the texts.</summary>
    public IEnumerable<(string Name, string Value)> Facts(StoredEnrolment stored, string post)
    {
        var (enrolled, traveller) = (stored.Enrolled!, stored.Enrolled!.Traveller);
        (string Name, string Value)[] facts =
        [
            ("crossings.birth-date", BirthDate(stored)),
            ("crossing.sex", traveller is null ? "" : Labels.Known(texts, "sex", traveller.Sex.ToString())),
            ("crossings.nationality", traveller is null ? "" : Labels.State(traveller.Nationality.Code)),
            ("crossings.document", Document(enrolled.Document)),
            ("fingers.taken", $"{Labels.Moment(new DateTimeOffset(stored.TakenAt, TimeSpan.Zero))} (UTC)"),
            ("fingers.post", post),
            ("fingers.purpose", texts[$"fingers.purpose.{enrolled.Purpose}"]),
            ("fingers.device", enrolled.Capture.Device.Name),
        ];
        return facts.Where(fact => fact.Value.Length > 0);
    }

    /// <summary>What an alert entry says of its person, by the names of the texts.</summary>
    public IEnumerable<(string Name, string Value)> Facts(ListedEntry listed)
    {
        var (entry, text) = (listed.Entry, new DeskText(texts));
        (string Name, string Value)[] facts =
        [
            ("fingers.entry.id", entry.Id),
            ("fingers.entry.list", listed.List.Name),
            ("crossings.birth-date", string.Join(", ", entry.BirthDates.Select(BirthText.Of))),
            ("crossing.sex", entry.Sex is { } sex ? texts[$"sex.{sex}"] : ""),
            ("crossings.nationality",
                string.Join(", ", entry.Nationalities.Select(state => Labels.State(state.Code)))),
            ("fingers.entry.asks", text.Action(entry.Actions)),
        ];
        return facts.Where(fact => fact.Value.Length > 0);
    }

    /// <summary>Why there is no picture of a finger of an entry.</summary>
    public string WhyNotOfEntry(bool hasPrint) => texts[hasPrint ? "prints.minutiae" : "fingers.entry.without"];

    /// <summary>A finger by its name.</summary>
    public string Finger(int position) => texts[$"finger.{position}"];

    /// <summary>Why there is no picture of a finger.</summary>
    public string WhyNot(StoredEnrolment? stored, string? state, int finger)
    {
        var enrolled = stored?.Enrolled?.Fingers.FirstOrDefault(one => one.Position == finger);
        return enrolled switch
        {
            _ when stored is null => texts["fingers.why.erased"],
            null => texts["fingers.why.not-asked"],
            { Presence: not FingerPresence.Captured } => texts[$"fingers.presence.{enrolled.Presence}"],
            _ => texts[$"fingers.why.{state ?? FingerSamples.NotTaken}"],
        };
    }

    /// <summary>The quality of a print as the lane measured it.</summary>
    public string Quality(StoredEnrolment? stored, int finger) =>
        stored?.Enrolled?.Fingers.FirstOrDefault(one => one.Position == finger) is
        { Presence: FingerPresence.Captured } enrolled
            ? $" · {texts["fingers.quality", enrolled.Quality]}"
            : "";
}
