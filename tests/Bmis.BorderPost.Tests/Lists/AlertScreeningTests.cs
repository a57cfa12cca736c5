using Bmis.Biographics;
using Bmis.BorderPost.Inspecting;
using Bmis.Crossings;
using Bmis.Crossings.Contracts;
using Bmis.Crossings.Hits;
using Bmis.Crossings.Records;
using Bmis.Watchlist.Lists;
using Direction = Bmis.Crossings.Records.Direction;

namespace Bmis.BorderPost.Tests.Lists;

/// <summary>What the alert list in use says of one traveller, from signed lists on the disk.</summary>
public sealed class AlertScreeningTests : IDisposable
{
    private readonly Scratch _scratch = new();
    private readonly ManualClock _clock = new();
    private readonly SignedLists _lists;

    public AlertScreeningTests() => _lists = new SignedLists(_scratch, _clock);

    private static Traveller Eriksson { get; } = new(
        PersonName.Parse("Eriksson", "Anna Maria").Value,
        PartialDate.Parse("1974-08-12").Value,
        Sex.F,
        CountryCode.Parse("UTO").Value);

    private static TravelDocument Passport { get; } = Document("L898902C3");

    public void Dispose()
    {
        _lists.Dispose();
        _scratch.Dispose();
    }

    [Theory]
    [InlineData(Direction.Entry, "refuseEntry")]
    [InlineData(Direction.Transit, "refuseEntry")]
    [InlineData(Direction.Exit, "preventDeparture")]
    public async Task A_hit_asks_for_what_the_entry_says_of_the_direction(Direction direction, string action)
    {
        var entry = Entry("test:1", AlertAction.RefuseEntry, AlertAction.PreventDeparture);
        var hit = Assert.Single(await ScreenAsync(direction, entry));
        Assert.Equal((action, EntryDigest.Of(entry)), (hit.Hit.Action, hit.Hit.EntryDigest));
        Assert.True(hit.Hit.IsOpen);
    }

    [Fact]
    public async Task An_entry_that_asks_for_nothing_in_the_direction_is_no_hit()
    {
        var entry = Entry("test:1", AlertAction.None, AlertAction.Arrest);
        Assert.Empty(await ScreenAsync(Direction.Entry, entry));
        Assert.Single(await ScreenAsync(Direction.Exit, entry));
    }

    [Fact]
    public async Task A_hit_names_the_entries_that_belong_to_it_and_no_discreet_or_unknown_one()
    {
        var other = Entry("test:2", AlertAction.Refer) with { Names = [new AlertName("Zzyzx", "Qwerty")] };
        var secret = other with { Id = "test:3", Actions = new(AlertAction.Refer, AlertAction.DiscreetCheck) };
        var entry = Entry("test:1", AlertAction.Refer) with
        {
            Links =
            [
                new(AlertLinkKind.Child, "test:2"), new(AlertLinkKind.Associate, "test:3"),
                new(AlertLinkKind.Associate, "test:4"),
            ],
        };
        var hit = Assert.Single(await ScreenAsync(Direction.Entry, entry, other, secret));
        Assert.Equal([new LinkedEntry(AlertLinkKind.Child, "test:2", other.Title)], hit.Links);
    }

    [Fact]
    public async Task The_strongest_action_leads_before_the_better_match()
    {
        var hits = await ScreenAsync(
            Direction.Entry,
            Entry("test:1", AlertAction.InquiryCheck),
            Entry("test:2", AlertAction.Arrest) with { Names = [new("Eriksson", "Anna Marie")] },
            Entry("test:3", AlertAction.Refer));
        Assert.Equal(["test:2", "test:3", "test:1"], hits.Select(one => one.Hit.EntryId));
        Assert.True(hits[0].Hit.Score < hits[2].Hit.Score);
    }

    [Fact]
    public async Task A_hit_brings_warnings_terms_and_marks_of_its_entry()
    {
        var entry = Entry("test:1", AlertAction.Protection) with
        {
            Warnings = [AlertWarning.Vulnerable],
            Terms = new() { Contact = "+999 1", Handling = "Ask alone.", ExpiresOn = new(2026, 5, 3) },
            HasProtectionMark = true,
            IsDrill = true,
        };
        var hit = Assert.Single(await ScreenAsync(Direction.Entry, entry));
        Assert.Equal([AlertWarning.Vulnerable], hit.Warnings);
        Assert.Equal(entry.Terms, hit.Terms);
        Assert.True(hit is { HasProtectionMark: true, IsProtective: true, Hit.IsDrill: true });
    }

    [Fact]
    public async Task An_invented_person_hits_specimen_documents_alone_and_never_without_a_last_day()
    {
        var endless = Entry("drill:1", AlertAction.Arrest) with { IsDrill = true };
        Assert.Empty(await ScreenAsync(Direction.Entry, endless));
        var drill = endless with { Terms = new() { ExpiresOn = new(2026, 5, 3) } };
        Assert.True(Assert.Single(await ScreenAsync(Direction.Entry, drill)).Hit.IsDrill);
        var real = Passport with { IssuingState = CountryCode.Parse("KEN").Value };
        var screening = _lists.Screening(_lists.Shelf());
        Assert.Empty(screening.Screen(Eriksson, real, Direction.Entry).Hits);
        Assert.Empty(screening.Screen(Eriksson, null, Direction.Entry).Hits);
    }

    [Fact]
    public async Task An_entry_counts_until_the_end_of_its_last_day()
    {
        var entry = Entry("test:1", AlertAction.Refer) with { Terms = new() { ExpiresOn = new(2026, 5, 3) } };
        Assert.Single(await ScreenAsync(Direction.Entry, entry));
        _clock.Advance(TimeSpan.FromDays(1));
        Assert.Empty(await ScreenAsync(Direction.Entry, entry));
    }

    [Fact]
    public async Task Discreet_entries_change_neither_the_scores_of_others_nor_push_them_out()
    {
        AlertEntry[] open = [Entry("open:1", AlertAction.Refer), Entry("open:2", AlertAction.InquiryCheck)];
        var alone = await ScreenAsync(Direction.Entry, open);
        var discreet = Enumerable.Range(1, 200).Select(i => Entry($"discreet:{i}", AlertAction.DiscreetCheck));
        var beside = await ScreenAsync(Direction.Entry, [.. open, .. discreet]);
        Assert.Equal(Facts(alone), Facts(beside.Where(one => one.Hit.IsOpen)));
        Assert.Contains(beside, one => one.Hit.IsDiscreet);
    }

    [Fact]
    public async Task A_cleared_traveller_raises_nothing_until_the_last_day()
    {
        var entry = Entry("test:1", AlertAction.Refer);
        await ClearAsync(Clearance.Of(Eriksson, Passport, entry.Id, EntryDigest.Of(entry), new(2026, 5, 4)));
        Assert.Equal(new DateOnly(2026, 5, 4), Assert.Single(await ScreenAsync(Direction.Entry, entry)).ClearedUntil);
        _clock.Advance(TimeSpan.FromDays(1));
        Assert.True((await ScreenAsync(Direction.Entry, entry))[0].Hit is { IsCleared: true, IsOpen: false });
        _clock.Advance(TimeSpan.FromDays(1));
        Assert.True((await ScreenAsync(Direction.Entry, entry))[0].Hit.IsOpen);
    }

    [Fact]
    public async Task A_clearance_hides_no_changed_entry_no_other_entry_document_or_person()
    {
        var entry = Entry("test:1", AlertAction.Refer) with
        {
            Documents = [new AlertDocument("Passport", Passport.Number, null)],
        };
        await ClearAsync(Clearance.Of(Eriksson, Passport, entry.Id, EntryDigest.Of(entry), new(2026, 12, 31)));
        Assert.False((await ScreenAsync(Direction.Entry, entry))[0].Hit.IsOpen);

        var severe = entry with { Actions = AlertActions.Both(AlertAction.Arrest) };
        Assert.True((await ScreenAsync(Direction.Entry, severe))[0].Hit.IsOpen);
        Assert.True((await ScreenAsync(Direction.Entry, entry with { Id = "test:2" }))[0].Hit.IsOpen);
        Assert.True((await ScreenAsync(Eriksson, Document("X1234567"), entry)).Hit.IsOpen);
        var other = Eriksson with { BirthDate = PartialDate.Parse("1975-08-12").Value };
        Assert.True((await ScreenAsync(other, Passport, entry)).Hit.IsOpen);
        Assert.True((await ScreenAsync(null, Passport, entry)).Hit.IsOpen);
    }

    [Fact]
    public async Task No_number_of_cleared_expired_or_invented_entries_hides_a_new_one()
    {
        AlertEntry[] cleared = [.. Enumerable.Range(1, 60).Select(i => Entry($"a:{i:000}", AlertAction.Refer))];
        await ClearAsync([.. cleared.Select(entry =>
            Clearance.Of(Eriksson, Passport, entry.Id, EntryDigest.Of(entry), new(2026, 12, 31))!)]);
        var expired = Enumerable.Range(1, 60).Select(i =>
            Entry($"b:{i:000}", AlertAction.Refer) with { Terms = new() { ExpiresOn = new(2026, 1, 1) } });
        var invented = Enumerable.Range(1, 60).Select(i => Entry($"c:{i:000}", AlertAction.Refer) with
        {
            IsDrill = true,
        });
        var weaker = Enumerable.Range(1, 30).Select(i => Entry($"d:{i:000}", AlertAction.InquiryCheck));
        AlertEntry[] others = [.. cleared, .. expired, .. invented, .. weaker];
        var hits = await ScreenAsync(Direction.Entry, [.. others, Entry("z:999", AlertAction.Arrest)]);
        Assert.Equal(("z:999", "arrest", true), (hits[0].Hit.EntryId, hits[0].Hit.Action, hits[0].Hit.IsOpen));
        Assert.Equal((60, 31), (hits.Count(one => one.Hit.IsCleared), hits.Count(one => one.Hit.IsOpen)));
    }

    [Fact]
    public void A_record_leaves_out_the_weakest_of_a_kind_and_says_how_many_open_ones()
    {
        AlertHit[] hits =
        [
            .. Hits(Crossing.MostOpenHits + 7, AlertAction.InquiryCheck),
            .. Hits(3, AlertAction.Arrest),
            .. Hits(Crossing.MostOtherHits + 5, AlertAction.DiscreetCheck)
                .Select(one => one with { IsDiscreet = true }),
            .. Hits(Crossing.MostOtherHits + 5, AlertAction.Refer).Select(one => one with { IsCleared = true }),
        ];
        var recorded = HitOrder.Recorded(hits);
        Assert.Equal(Crossing.MostOpenHits, recorded.Count(one => one.IsOpen));
        Assert.Equal(Crossing.MostOtherHits, recorded.Count(one => one.IsDiscreet));
        Assert.Equal(Crossing.MostOtherHits, recorded.Count(one => one.IsCleared));
        Assert.Equal(3, recorded.Count(one => one.Action == "arrest"));
        Assert.Equal(10, HitOrder.LeftOut(hits));
        Assert.Equal(0, HitOrder.LeftOut(recorded));
    }

    [Fact]
    public async Task Clearances_that_are_missing_unreadable_or_ended_by_their_manifest_clear_nobody()
    {
        var entry = Entry("test:1", AlertAction.Refer);
        var clearance = Clearance.Of(Eriksson, Passport, entry.Id, EntryDigest.Of(entry), new(2026, 12, 31));
        Assert.True((await ScreenAsync(Direction.Entry, entry))[0].Hit.IsOpen);
        await _lists.PutAsync(ListNames.Clearances, 1, [0xff, 0xff, 0xff]);
        Assert.True((await ScreenAsync(Direction.Entry, entry))[0].Hit.IsOpen);
        await _lists.PutAsync(
            ListNames.Clearances, 2, ClearanceContract.Write([clearance!]), expires: TimeSpan.FromDays(30));
        Assert.False((await ScreenAsync(Direction.Entry, entry))[0].Hit.IsOpen);
        Assert.Contains(ListNames.Clearances, _lists.Shelf().Versions.Keys);
        _clock.Advance(TimeSpan.FromDays(30));
        Assert.True((await ScreenAsync(Direction.Entry, entry))[0].Hit.IsOpen);
    }

    private static AlertEntry Entry(string id, AlertAction action, AlertAction? onExit = null) => new()
    {
        Id = id,
        Kind = EntryKind.Person,
        Names = [new AlertName("Eriksson", "Anna Maria")],
        Actions = new(action, onExit ?? action),
        Source = "Test list",
    };

    private static IEnumerable<AlertHit> Hits(int count, AlertAction action) =>
        Enumerable.Range(1, count).Select(i => new AlertHit(ListNames.Alert, $"{action}:{i}", 1, OnDocument: false)
        {
            Action = ActionNames.Of(action),
        });

    private static TravelDocument Document(string number) =>
        new("P", CountryCode.Parse("UTO").Value, DocumentNumber.Parse(number).Value, default);

    private static IEnumerable<(string, double, string, int)> Facts(IEnumerable<ExplainedHit> hits) =>
        hits.Select(one => (one.Hit.EntryId, one.Hit.Score, one.Hit.Action, one.Pieces.Count));

    private async Task ClearAsync(params Clearance?[] clearances) => await _lists.PutAsync(
        ListNames.Clearances, 1, ClearanceContract.Write([.. clearances.OfType<Clearance>()]));

    private async Task<ExplainedHit> ScreenAsync(Traveller? traveller, TravelDocument document, AlertEntry entry)
    {
        await _lists.PutAsync(ListNames.Alert, 1, AlertListFile.Write([entry]));
        return Assert.Single(
            _lists.Screening(_lists.Shelf()).Screen(traveller, document, Direction.Entry).Hits);
    }

    private async Task<IReadOnlyList<ExplainedHit>> ScreenAsync(Direction direction, params AlertEntry[] entries)
    {
        await _lists.PutAsync(ListNames.Alert, 1, AlertListFile.Write(entries));
        return _lists.Screening(_lists.Shelf()).Screen(Eriksson, Passport, direction).Hits;
    }
}
