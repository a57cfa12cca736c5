using Bmis.Biographics;
using Bmis.Central.Watchlists.Entries;
using Bmis.Central.Watchlists.Proposals;
using Bmis.Watchlist.Lists;

namespace Bmis.Central.Watchlists.Drills;

/// <summary>
/// What holds for every drill, however it was proposed, and again when it is approved: an invented person has a
/// document of the specimen State and no other, a document serves one drill, and no drill stays for long.
/// </summary>
internal static class DrillRules
{
    /// <summary>Longest time that lanes have an invented person.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    /// <summary>Shortest one: lanes fetch a list within a minute.</summary>
    public static readonly TimeSpan Shortest = TimeSpan.FromMinutes(10);

    /// <summary>How far ahead a drill may be planned.</summary>
    public static readonly TimeSpan Farthest = TimeSpan.FromDays(90);

    /// <summary>The State of specimens (Doc 9303-3, 5).</summary>
    public static readonly CountryCode Specimen = CountryCode.Parse("UTO").Value;

    // While it is the last day of a drill in the west, in the east it is the next one.
    private static readonly TimeSpan FarthestEast = TimeSpan.FromHours(14);

    /// <summary>
    /// The last day on which a lane without the centre may still hit the person: on every post's calendar the window is
    /// over by its end.
    /// </summary>
    public static DateOnly LastDay(DateTime endsAt) => DateOnly.FromDateTime(endsAt + FarthestEast);

    /// <summary>Whether a window is neither over, nor too long, too short or too far ahead.</summary>
    public static bool IsWindow(DateTime startsAt, DateTime endsAt, DateTime now) =>
        endsAt - startsAt >= Shortest && endsAt - startsAt <= Longest && endsAt > now && startsAt <= now + Farthest;

    /// <summary>Whether a person is invented: a specimen document, and no other nationality or document.</summary>
    public static bool IsSpecimen(AlertEntry person) =>
        person is { IsDrill: true, Kind: EntryKind.Person, Documents.Count: 1, Nationalities: [{ } state] }
        && state == Specimen
        && person.Documents[0].IssuingState == Specimen;

    /// <summary>Why a drill may not be proposed or approved.</summary>
    public static ProposalProblem Problem(string id, DrillPlan plan, ApprovedLists approved, DateTime now)
    {
        if (approved.FindDrill(id) is not null) return ProposalProblem.NoChange;
        var person = plan.Read();
        if (!Drill.IsId(id) || person.Id != id || !IsSpecimen(person)) return ProposalProblem.NotSpecimen;
        if (person.Links.Count > 0 || person.HasProtectionMark || person.Photograph.Length > 0
            || person.Samples.Count > 0) return ProposalProblem.DrillMixed;
        if (person.Terms.ExpiresOn != LastDay(plan.EndsAt) || !IsWindow(plan.StartsAt, plan.EndsAt, now))
            return ProposalProblem.DrillWindow;
        return approved.Drills.Any(other => Number(other.Person) == Number(person))
            ? ProposalProblem.DrillDocumentUsed
            : ProposalProblem.None;
    }

    /// <summary>Whether a word about a real entry mixes it with a drill.</summary>
    public static bool IsMixed(string subjectId, DeskEntry entry) =>
        Drill.IsId(subjectId) || entry.IsDrill || entry.OwnLinks.Any(link => Drill.IsId(link.EntryId));

    private static string Number(AlertEntry person) => person.Documents[0].Number.Text;
}
