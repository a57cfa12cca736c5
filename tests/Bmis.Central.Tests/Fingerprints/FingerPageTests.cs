using Bmis.Biometrics.Images;
using Bmis.Central.Database;
using Bmis.Central.Fingerprints.Conflicts;
using Bmis.Central.Fingerprints.Enrolments;
using Bmis.Central.Tests.Pages;
using Bmis.Central.Tests.Watchlists;
using Bmis.Crossings;
using Bmis.Crossings.Contracts;
using Bmis.Crossings.Fingerprints;
using Bmis.Crossings.Records;
using Bmis.Sync.Envelopes;
using Bmis.Sync.Inbox;
using Bmis.TestKit;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Bmis.Central.Tests.Fingerprints;

/// <summary>Conflicts, prints of entries and figures of accuracy in a real browser.</summary>
public sealed class FingerPageTests(BrowsedHeadquarters headquarters)
{
    private const string Lane = "FINGER-LANE";
    private const string Loaded = "async (one) => { await one.decode(); return one.naturalWidth > 100; }";

    [Fact]
    public async Task Two_people_decide_by_the_keyboard_that_two_names_are_one_person()
    {
        await using var anna = await headquarters.SignedInAsync();
        await using var bela = await headquarters.SignedInAsync(account: "bela.specimen");
        await anna.Page.GotoAsync(ConflictEndpoints.Page);
        await anna.Page.WaitForSelectorAsync("html[data-connected]");
        await FillAsync();
        await Assertions.Expect(anna.Page.Locator("#conflicts tbody tr")).ToHaveCountAsync(1);
        await anna.CheckAsync("finger-conflicts");
        await anna.Page.Locator("#conflicts tbody a").FocusAsync();
        await anna.Page.Keyboard.PressAsync("Enter");
        await anna.Page.WaitForSelectorAsync("#prints");
        foreach (var side in new[] { "one", "other" })
            Assert.True(await anna.Page.Locator($"img[data-side={side}]").First.EvaluateAsync<bool>(Loaded));
        await anna.CheckAsync("finger-conflict");
        Assert.DoesNotContain("SPECIMEN", anna.Page.Url, StringComparison.OrdinalIgnoreCase);
        await anna.Page.FocusAsync("input[value=same]");
        await anna.Page.Keyboard.PressAsync("Space");
        await anna.Page.FocusAsync("#words");
        await anna.Page.Keyboard.TypeAsync("Both index fingers have the scar.");
        await anna.Page.Keyboard.PressAsync("Tab");
        await anna.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(anna.Page.Locator("main")).ToContainTextAsync("Another person confirms it or not");
        await anna.CheckAsync();
        await bela.Page.GotoAsync(new Uri(anna.Page.Url).AbsolutePath);
        await bela.CheckAsync();
        await bela.Page.GetByRole(AriaRole.Button, new() { Name = "Confirm" }).ClickAsync();
        await Assertions.Expect(bela.Page.Locator("#acts")).ToContainTextAsync("Confirmed by a second person");
        await bela.CheckAsync("finger-conflict-decided");
        await Assertions.Expect(bela.Page.Locator("#decide")).ToHaveTextAsync("Decide otherwise");
        await bela.Page.GetByRole(AriaRole.Link, new() { Name = "Open the person’s file" }).First.ClickAsync();
        await Assertions.Expect(bela.Page.Locator("#enrolments tbody tr")).ToHaveCountAsync(2);
        await bela.CheckAsync("finger-person");
        await using var arabic = await headquarters.SignedInAsync("ar");
        await arabic.Page.GotoAsync(new Uri(anna.Page.Url).AbsolutePath);
        await arabic.CheckAsync("finger-conflict-ar");
        await TakeApartAsync(anna, bela, new Uri(anna.Page.Url).AbsolutePath);
        Assert.Empty(anna.Complaints);
        Assert.Empty(bela.Complaints);
    }

    private static async Task TakeApartAsync(WatchedPage anna, WatchedPage bela, string conflict)
    {
        await anna.Page.ReloadAsync();
        await anna.Page.CheckAsync("input[value=different]");
        await anna.Page.FillAsync("#words", "Her sister.");
        await anna.Page.GetByRole(AriaRole.Button, new() { Name = "Propose" }).ClickAsync();
        await Assertions.Expect(anna.Page.Locator(".outcome")).ToContainTextAsync("until then: The same person");
        await bela.Page.GotoAsync(conflict);
        await bela.Page.GetByRole(AriaRole.Button, new() { Name = "Confirm" }).ClickAsync();
        await Assertions.Expect(bela.Page.Locator(".outcome")).ToContainTextAsync("Different persons");
        await bela.Page.GetByRole(AriaRole.Link, new() { Name = "Open the person’s file" }).First.ClickAsync();
        await Assertions.Expect(bela.Page.Locator("#enrolments tbody tr")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task An_entry_gets_prints_by_two_people_and_gives_them_up_again()
    {
        await using var anna = await headquarters.SignedInAsync();
        await using var bela = await headquarters.SignedInAsync(account: "bela.specimen");
        var entry = await AddedAsync(anna, bela, "ABDRUCK, Ida");
        await anna.Page.GotoAsync(entry);
        await anna.Page.GetByRole(AriaRole.Link, new() { Name = "Add prints or take them out" }).ClickAsync();
        await SendAsync(anna, "<svg/>"u8.ToArray());
        await Assertions.Expect(anna.Page.Locator(".error-summary")).ToContainTextAsync("no file that can be read");
        await anna.CheckAsync();
        await SendAsync(anna, Png(Hand.Of(7).File(Hand.Index)));
        await Assertions.Expect(anna.Page.Locator("main")).ToContainTextAsync("Another person decides");
        await bela.ApproveAsync(await anna.ProposedAsync(), "entry-print-proposal");
        await anna.Page.GotoAsync(entry + "/prints");
        Assert.True(await anna.Page.Locator("img.picture").EvaluateAsync<bool>(Loaded));
        await anna.CheckAsync("entry-prints");
        await anna.Page.CheckAsync("input[name=remove]");
        await anna.Page.FillAsync("#remove-reason", "Not hers.");
        await anna.Page.GetByRole(AriaRole.Button, new() { Name = "Propose to take them out" }).ClickAsync();
        await bela.ApproveAsync(await anna.ProposedAsync());
        await bela.Page.GotoAsync(entry);
        await Assertions.Expect(bela.Page.Locator("img.picture")).ToHaveCountAsync(0);
        Assert.All(anna.Complaints, complaint => Assert.Contains("400", complaint, StringComparison.Ordinal));
        Assert.Empty(bela.Complaints);
    }

    [Fact]
    public async Task An_entry_that_gets_prints_finds_whoever_was_enrolled_before_and_both_pages_lead_to_each_other()
    {
        await using var anna = await headquarters.SignedInAsync();
        await using var bela = await headquarters.SignedInAsync(account: "bela.specimen");
        await EnrolAsync(8);
        var entry = await AddedAsync(anna, bela, "FRUEHER, Ana");
        await anna.Page.GotoAsync(entry + "/prints");
        await SendAsync(anna, Png(Hand.Of(8).File(Hand.Index, 2)));
        await bela.ApproveAsync(await anna.ProposedAsync());
        await CatchUpAsync();
        await anna.Page.GotoAsync(entry);
        await Assertions.Expect(anna.Page.Locator("#entry-search")).ToContainTextAsync("Searched on");
        await Assertions.Expect(anna.Page.Locator("#entry-found")).ToContainTextAsync("Open");
        await anna.CheckAsync("entry-search");
        await anna.Page.Locator("#entry-found a").ClickAsync();
        foreach (var side in new[] { "one", "other" })
            Assert.True(await anna.Page.Locator($"img[data-side={side}]").First.EvaluateAsync<bool>(Loaded));
        await anna.CheckAsync("finger-conflict-entry");
        var conflict = new Uri(anna.Page.Url).AbsolutePath;
        await anna.Page.CheckAsync("input[value=same]");
        await anna.Page.FillAsync("#words", "The scar is the same.");
        await anna.Page.GetByRole(AriaRole.Button, new() { Name = "Propose" }).ClickAsync();
        await bela.Page.GotoAsync(ConflictEndpoints.Page);
        await Assertions.Expect(bela.Page.Locator("#conflicts")).ToContainTextAsync("Alert entry");
        await bela.CheckAsync();
        await bela.Page.GotoAsync(conflict);
        await bela.Page.GetByRole(AriaRole.Button, new() { Name = "Confirm" }).ClickAsync();
        await bela.Page.GetByRole(AriaRole.Link, new() { Name = "Open the entry" }).ClickAsync();
        await Assertions.Expect(bela.Page.Locator("#entry-found")).ToContainTextAsync("The same person");
        Assert.Empty(anna.Complaints);
        Assert.Empty(bela.Complaints);
    }

    [Fact]
    public async Task The_figures_of_accuracy_are_shown_by_group()
    {
        await using var anna = await headquarters.SignedInAsync();
        await FillAsync();
        foreach (var by in new[] { "device", "age", "sex" })
        {
            await anna.Page.GotoAsync($"/fingerprints/accuracy?by={by}");
            await Assertions.Expect(anna.Page.Locator("#accuracy tbody tr").Last).ToContainTextAsync("All together");
            await anna.CheckAsync($"finger-accuracy-{by}");
        }

        Assert.Empty(anna.Complaints);
    }

    // One person under two names, and sixty who are compared; the second time nothing is new.
    private async Task FillAsync()
    {
        var (services, samples) = (headquarters.Services, new SampleCrossings(Lane, seed: 9));
        var drafts = new List<EntryDraft>();
        var enrolled = new List<FingersEnrolled>();
        for (var i = 0; i < 62; i++)
        {
            var crossing = FingerBench.Of(samples.Next(TimeProvider.System.GetUtcNow().AddMinutes(i - 120)));
            drafts.Add(samples.Draft(crossing));
            if (i < 2)
                enrolled.Add(Enrolled(crossing, i + 1));
            FingerprintEvent happened = i < 2 ? enrolled[i] : Verified(crossing, i);
            drafts.Add(samples.Draft(EntryKinds.Fingerprints, FingerprintContract.Write(happened)));
        }

        if (!await PushAsync(Lane, samples, drafts))
            return;
        for (var i = 0; i < 2; i++)
            Assert.True(await services.GetRequiredService<FingerSampleStore>().TakeAsync(
                new Producer(Lane), new(enrolled[i].EnrolmentId, FingerSamples.Kind(Hand.Index)),
                Hand.Of(6).File(Hand.Index, i + 1), "", CancellationToken.None));
        await CatchUpAsync();
    }

    // Somebody with a hand of his own.
    private async Task EnrolAsync(int hand)
    {
        var samples = new SampleCrossings($"FINGER-LANE-{hand}", seed: hand, firstTraveller: 1000);
        var crossing = FingerBench.Of(samples.Next(TimeProvider.System.GetUtcNow().AddHours(-3)));
        var enrolled = Enrolled(crossing, 1) with { Fingers = Hand.Of(hand).Both() };
        Assert.True(await PushAsync(
            $"FINGER-LANE-{hand}",
            samples,
            [
                samples.Draft(crossing),
                samples.Draft(EntryKinds.Fingerprints, FingerprintContract.Write(enrolled)),
            ]));
        Assert.True(await headquarters.Services.GetRequiredService<FingerSampleStore>().TakeAsync(
            new Producer($"FINGER-LANE-{hand}"), new(enrolled.EnrolmentId, FingerSamples.Kind(Hand.Index)),
            Hand.Of(hand).File(Hand.Index), "", CancellationToken.None));
    }

    private async Task<bool> PushAsync(string lane, SampleCrossings samples, IReadOnlyList<EntryDraft> drafts)
    {
        var services = headquarters.Services;
        await using (var connection = await services.GetRequiredService<IWarehouse>().ForRegistry()
            .OpenConnectionAsync())
        {
            await connection.ExecuteAsync(
                """
                insert into lane (lane_id, region_id, post_code) select @lane, region_id, post_code from post limit 1
                on conflict do nothing
                """,
                new { lane });
        }

        var run = samples.Chain(drafts);
        return await services.GetRequiredService<IInboxStore>().AppendAsync(
            new Producer(lane), Checkpoint.Start, run, run[^1].Checkpoint, CancellationToken.None);
    }

    private async Task CatchUpAsync()
    {
        while (!await headquarters.Services.GetRequiredService<ConflictKeeper>().CatchUpAsync(CancellationToken.None))
            await Task.Yield();
    }

    private static async Task<string> AddedAsync(WatchedPage anna, WatchedPage bela, string name)
    {
        await anna.Page.GotoAsync("/lists/propose");
        await anna.Page.FillAsync("#names-1", name);
        await anna.Page.FillAsync("#reason", "Order 12.");
        await anna.Page.ClickAsync("button[value=propose]");
        await bela.ApproveAsync(await anna.ProposedAsync());
        return (await bela.Page.GetAttributeAsync("main h3 a", "href"))!;
    }

    private static byte[] Png(byte[] file) =>
        CodedImage.Compressed(ImageReader.Read(file).Image!).Bytes.ToArray();

    private static FingersEnrolled Enrolled(Crossing crossing, int impression) =>
        new(Guid.CreateVersion7(crossing.DecidedAt), crossing.DecidedAt, "o-100", "", crossing.CrossingId)
        {
            EnrolmentId = Guid.CreateVersion7(crossing.DecidedAt),
            Purpose = EnrolmentPurpose.FirstRecord,
            Capture = Captured("Specimen R503"),
            Engine = Hand.Engine.Name,
            Fingers = [.. Hand.Of(6).Both(impression), EnrolledFinger.Without(4, FingerPresence.Bandaged)],
            Traveller = crossing.Traveller,
            Document = crossing.Document,
        };

    private static FingersVerified Verified(Crossing crossing, int number)
    {
        var band = number % 11 == 0 ? FingerBand.NoMatch : FingerBand.Match;
        return new(Guid.CreateVersion7(crossing.DecidedAt), crossing.DecidedAt, "o-100", "", crossing.CrossingId)
        {
            Against = VerifiedAgainst.Chip,
            EnrolmentId = null,
            Capture = Captured(number % 3 == 0 ? "Specimen slap reader" : "Specimen R503"),
            Engine = Hand.Engine.Name,
            Threshold = 14,
            Band = band,
            Score = band == FingerBand.Match ? 31.5 : 4,
            Fingers = [new(Hand.Index, band, band == FingerBand.Match ? 31.5 : 4, 55 + number % 30)],
        };
    }

    private static FingerCapture Captured(string device) =>
        new(new(device, "serial"), CaptureOutcome.Captured, "", 2, TimeSpan.FromSeconds(8.4));

    private static async Task SendAsync(WatchedPage watched, byte[] file)
    {
        await watched.Page.SetInputFilesAsync(
            "#print", new FilePayload { Name = "print", MimeType = "application/octet-stream", Buffer = file });
        await watched.Page.FillAsync("#reason", "From the office that asks.");
        await watched.Page.ClickAsync("main form button");
    }
}
