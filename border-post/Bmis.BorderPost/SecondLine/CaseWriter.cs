using System.Globalization;
using Bmis.BorderPost.Hits;
using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.Lists;
using Bmis.BorderPost.Screens;
using Bmis.Crossings.CodeLists;
using Bmis.Crossings.Decisions;
using Bmis.Crossings.Records;
using Bmis.Crossings.SecondLine;
using Microsoft.Extensions.Localization;

namespace Bmis.BorderPost.SecondLine;

/// <summary>Puts a case into the words of the current language.</summary>
internal sealed class CaseWriter(
    TravellerViewWriter travellers,
    IAlertScreening screening,
    IStringLocalizer<LaneView> texts,
    CaseChips chips,
    HitViewWriter hits,
    PrintedAlerts prints,
    TimeProvider clock)
{
    private static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    internal string Name(ReferralCase about) => about.Referral.Traveller is { Name: var name }
        ? $"{name.Primary} {name.Secondary}".TrimEnd()
        : texts["lane.unread"];

    internal TravellerView Traveller(ReferralCase about) => travellers.Write(
        about.Referral.Traveller, about.Referral.Document, about.Referral.Document?.Mrz ?? "");

    /// <summary>Why the traveller is here: what first line saw, or that it referred under a clear verdict.</summary>
    internal string Why(ReferralCase about) =>
        about.Referral.Checks.OrderBy(one => one.Result == CheckResult.Failed ? 0 : 1)
            .FirstOrDefault(one => one.Result == CheckResult.Failed || IsMissing(one)) is { } check
            ? $"{texts["check." + check.Check].Value}: {Plain(check.Reason)}"
            : texts["second.by-officer"];

    // What only advises and was not made sends nobody to second line.
    private static bool IsMissing(CheckOutcome check) => check.Mandatory && check.Result != CheckResult.Successful;

    /// <summary>What did not succeed; of a chip each thing that is wrong, while its report is there.</summary>
    internal IEnumerable<CheckView> Checks(ReferralCase about) => about.Referral.Checks
        .Where(one => one.Result != CheckResult.Successful)
        .SelectMany(one => one.Check == ChipCheck.Key && chips.Find(about.Id) is { } chip
            ? ChipWords.Of(chip.Report).Select(word => Line(one.Check, word.Result, word.Reason))
            : [Line(one.Check, one.Result, one.Reason)]);

    private CheckView Line(string check, CheckResult result, string reason) => new(
        result == CheckResult.Failed ? "failed" : "missing",
        texts["check." + check],
        texts["result." + result],
        Plain(reason));

    /// <summary>
    /// The hits that first line saw and those of the alert list in use now, explained, the strongest first. What is
    /// collected discreetly is not among them.
    /// </summary>
    internal IReadOnlyList<HitView> Hits(ReferralCase about)
    {
        var (traveller, document) = (about.Referral.Traveller, about.Referral.Document);
        var seen = Seen(about);
        var now = Screened(about).Hits.Where(one => one.Hit.IsOpen || seen.ContainsKey(one.Hit.EntryId)).ToList();
        var gone = seen.Values.ExceptBy(now.Select(one => one.Hit.EntryId), one => one.EntryId);
        return
        [
            .. now.Select(one => hits.WriteWhole(one, traveller, document)),
            .. gone.Select(one =>
                prints.Explain(one, traveller, document, about.Referral.Direction) is { } printed
                    ? hits.WriteWhole(printed, traveller, document)
                    : hits.WriteGone(one)),
        ];
    }

    /// <summary>Whether second line of a case may say what an entry means.</summary>
    internal bool Has(ReferralCase about, string? entry) =>
        Lost(about).Any(hit => hit.EntryId == entry) || Hits(about).Any(hit => hit.EntryId == entry);

    /// <summary>The documents that first line saw to be listed as lost or stolen.</summary>
    internal IReadOnlyList<HitView> Lost(ReferralCase about) =>
        [.. about.Referral.Hits.Where(one => one is { IsOpen: true, Lost: not null }).Select(hits.WriteLost)];

    /// <summary>The version of the alert list that first line saw; 0 for none.</summary>
    internal static long ListVersion(ReferralCase about) => LateHits.VersionOf(about.Referral.Lists);

    /// <summary>Of what the traveller had been cleared before, and until when.</summary>
    internal IReadOnlyList<HitView> Cleared(ReferralCase about) =>
    [
        .. Screened(about).Cleared.Where(one => !Seen(about).ContainsKey(one.Hit.EntryId)).Select(
            one => hits.WriteWhole(one, about.Referral.Traveller, about.Referral.Document)),
    ];

    /// <summary>Whether the traveller is one to protect: then the questions of protection come first.</summary>
    internal bool IsProtective(ReferralCase about) => Hits(about).Any(hit => hit.IsProtective);

    // What first line saw stays in the case, whatever became of the entry or was cleared since.
    private static Dictionary<string, AlertHit> Seen(ReferralCase about) => about.Referral.Hits
        .Where(one => one.IsOpen && one.Lost is null).DistinctBy(one => one.EntryId).ToDictionary(one => one.EntryId);

    private AlertScreeningResult Screened(ReferralCase about) =>
        screening.Screen(about.Referral.Traveller, about.Referral.Document, about.Referral.Direction);

    internal string Waited(ReferralCase about)
    {
        var waited = about.Waited(clock.GetUtcNow());
        return texts["second.minutes", ((int)waited.TotalMinutes).ToString("N0", CultureInfo.CurrentCulture)];
    }

    internal static string Decision(DecisionCode decision) =>
        StandardCodeLists.Decisions.Label(decision.Code, Language);

    internal static IEnumerable<FactView> Codes(string list) => StandardCodeLists.Get(list).Codes
        .Select(item => new FactView(item.Code, item.Label(Language)));

    internal static string Label(string list, string code) => StandardCodeLists.Get(list).Label(code, Language);

    // The lane's page speaks of its own keys in some reasons, and of what its officer does first; here is neither.
    private string Plain(string reason) => reason == AlertListCheck.Protection
        ? texts["second.protection"]
        : texts["reason." + reason].Value.Split(" · ")[0];
}
