using System.Globalization;
using Bmis.Biographics;
using Bmis.BorderPost.Hits;
using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.Screens;
using Bmis.Crossings;
using Bmis.Crossings.Records;
using Bmis.Crossings.SecondLine;
using Microsoft.Extensions.Localization;

namespace Bmis.BorderPost.SecondLine;

/// <summary>
/// What the list of lost documents says of a case's document, in the words of the current language. It is looked up
/// anew, as the alert list is: the record keeps no more than that it was reported, and in which version of the list.
/// </summary>
internal sealed class LostWriter(
    IEnumerable<ILostDocuments> lists, CaseChips chips, IStringLocalizer<LaneView> texts)
{
    /// <summary>
    /// Null when neither first line saw a report nor the list in use now has one.
    /// </summary>
    internal LostView? Write(ReferralCase about)
    {
        var answers = lists.SelectMany(list => Documents(about).Select(one => list.Find(one, null)))
            .ToList();
        if (answers.Find(one => one.Listing is not null) is { Listing: { } listing } found)
            return new([.. Facts(found.List, listing)]);
        return about.Referral.Checks.Any(one => one is
        {
            Check: LostDocumentsCheck.Key, Result: CheckResult.Failed,
        })
            ? new([]) { IsGone = IsGone(about, answers), SeenIn = SeenIn(about) }
            : null;
    }

    // A list that says nothing, or is too old, takes nothing back; nor does one that was not asked about every document
    // that first line asked about: what a chip said is in memory alone.
    private bool IsGone(ReferralCase about, List<LostAnswer> answers) =>
        answers.Count > 0
        && answers.All(one => one.List.Freshness is not (Freshness.Missing or Freshness.Expired))
        && (chips.Find(about.Id) is not null || !about.Referral.Checks.Any(one =>
            one is { Check: ChipCheck.Key, Result: not (CheckResult.NotPerformed or CheckResult.NotSupported) }));

    private static long SeenIn(ReferralCase about) =>
        LateHits.VersionOf(about.Referral.Lists, ListNames.LostDocumentsSupplement);

    private IEnumerable<TravelDocument> Documents(ReferralCase about) =>
        new[] { about.Referral.Document, chips.Find(about.Id)?.Document }.OfType<TravelDocument>();

    private IEnumerable<FactView> Facts(ConsultedList list, LostListing listing)
    {
        yield return new(texts["lost.why"], texts[$"lost.why.{listing.Report}"]);
        if (CountryCode.ParseIssuer(listing.State).TryGet(out var state))
            yield return new(texts["lost.state"], state.NameIn(CultureInfo.CurrentUICulture), state.Code);
        if (listing.Type.Length > 0) yield return new(texts["lost.type"], listing.Type);
        if (listing.Id > 0) yield return new(texts["lost.id"], listing.Id.ToString(CultureInfo.InvariantCulture));
        yield return new(
            texts["lost.list"], texts["lost.list.version", list.Version, texts[$"freshness.{list.Freshness}"]]);
    }
}
