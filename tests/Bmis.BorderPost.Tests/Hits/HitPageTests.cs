using Bmis.BorderPost.Hits;
using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.Tests.Screens;
using Bmis.Crossings.Hits;
using Bmis.TestKit;
using Bmis.Watchlist.Lists;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Bmis.BorderPost.Tests.Hits;

/// <summary>Hits on the officer's page and in second line, in a browser.</summary>
public sealed class HitPageTests(BrowserFixture browser)
{
    [Fact]
    public async Task Warnings_show_at_once_as_symbols_and_second_line_sees_how_to_handle_the_hit()
    {
        await using var lane = await ScreensHost.StartAsync();
        lane.Screening.Hits = [Dangerous, ScreensHost.FixedScreening.Hit(AlertAction.Refer) with
        {
            Hit = new("alert", "specimen:8", 0.99, OnDocument: true) { Action = "refer" },
        }];
        await using var watched = await OpenAsync(lane, "refer");
        Assert.Equal(3, await watched.Page.Locator(".band-signs li").CountAsync());
        var band = await watched.Page.Locator("#live .band").InnerTextAsync();
        Assert.DoesNotContain("Arrest", band, StringComparison.Ordinal);
        await watched.PictureAsync("hit-warnings");
        await watched.Page.Keyboard.PressAsync("d");
        await watched.Page.Locator("#details[open] .hit").First.GetByText("Arrest").WaitForAsync();
        await watched.Page.Locator("#details").GetByText("May be armed").WaitForAsync();
        Assert.Equal(0, await watched.Page.GetByText("Do not approach alone").CountAsync());
        await watched.PictureAsync("hit-details");
        Assert.Empty(await watched.AxeAsync());

        await ToCaseAsync(lane, watched);
        await watched.Page.GetByText("Do not approach alone").WaitForAsync();
        await watched.Page.GetByText("+999 555 0100").WaitForAsync();
        await watched.Page.GetByText("Warrant 17/2026").WaitForAsync();
        Assert.Empty(await watched.AxeAsync());
        Assert.Empty(watched.Complaints);
    }

    [Fact]
    public async Task A_person_to_protect_opens_a_calm_band_and_a_case_that_begins_with_protection()
    {
        await using var lane = await ScreensHost.StartAsync();
        var hit = ScreensHost.FixedScreening.Hit(AlertAction.Protection);
        lane.Screening.Hits =
        [
            hit with
            {
                Warnings = [AlertWarning.Vulnerable],
                Terms = new() { Contact = "Child protection, +999 555 0111", Handling = "Tell nobody who waits." },
                HasProtectionMark = true,
            },
        ];
        await using var watched = await OpenAsync(lane, "protect");
        await watched.PictureAsync("hit-protection");
        Assert.Empty(await watched.AxeAsync());
        await watched.Page.Keyboard.PressAsync("d");
        var details = watched.Page.Locator("#details[open]");
        await details.GetByText("alarm nobody").WaitForAsync();
        await details.GetByText("+999 555 0111").WaitForAsync();
        await details.GetByText("ask and tell nothing about this person to UTO").WaitForAsync();
        Assert.Equal(0, await details.GetByText("Tell nobody who waits").CountAsync());
        await watched.PictureAsync("hit-protection-details");
        Assert.Empty(await watched.AxeAsync());

        await ToCaseAsync(lane, watched);
        var protection = await watched.Page.Locator("#protection-title").BoundingBoxAsync();
        var evidence = await watched.Page.Locator("#checks").BoundingBoxAsync();
        Assert.True(protection!.Y < evidence!.Y);
        await watched.Page.Locator("#checks").GetByText("A person to protect").WaitForAsync();
        Assert.Equal(1, await watched.Page.Locator("#protection-title").CountAsync());
        await watched.PictureAsync("hit-protection-case", whole: true);
        Assert.Empty(await watched.AxeAsync());
        Assert.Empty(watched.Complaints);
    }

    [Fact]
    public async Task A_drill_is_called_so_in_the_band_and_the_hit()
    {
        await using var lane = await ScreensHost.StartAsync();
        lane.Screening.Hits = [ScreensHost.FixedScreening.Hit(AlertAction.Arrest, isDrill: true)];
        await using var watched = await OpenAsync(lane, "refer");
        await watched.Page.Locator(".band-drill").GetByText("DRILL").WaitForAsync();
        await watched.PictureAsync("hit-drill");
        await watched.Page.Keyboard.PressAsync("d");
        await watched.Page.Locator("#details[open]").GetByText("call nobody from outside").WaitForAsync();
        await watched.PictureAsync("hit-drill-details");
        Assert.Empty(await watched.AxeAsync());
        await watched.Page.Keyboard.PressAsync("Escape");
        var id = await lane.ReferAsync();
        var records = lane.Provided.GetRequiredService<BorderPost.Journaling.LaneRecords>().Recent();
        Assert.True(records.Single(one => one.Current.CrossingId == id).Current.IsDrill);
    }

    [Fact]
    public async Task Second_line_says_what_the_hit_is_notes_what_it_asks_for_and_sees_both_afterwards()
    {
        await using var lane = await ScreensHost.StartAsync();
        lane.Screening.Hits = [ScreensHost.FixedScreening.Hit(AlertAction.InquiryCheck)];
        await using var watched = await OpenAsync(lane, "refer");
        var id = await ToCaseAsync(lane, watched, takeOver: false);
        Assert.Equal(0, await watched.Page.Locator(".hit-form").CountAsync());
        await watched.Page.GetByRole(AriaRole.Button, new() { Name = "Take over" }).ClickAsync();

        var form = watched.Page.Locator(".hit-form").First;
        await form.Locator("summary").ClickAsync();
        await form.GetByRole(AriaRole.Button).ClickAsync();
        await watched.Page.GetByText("at least one reason").WaitForAsync();
        form = watched.Page.Locator(".hit-form").First;
        await form.Locator("summary").ClickAsync();
        await form.Locator("select").SelectOptionAsync("FalseMatch");
        await form.Locator("input[value=birth-date]").CheckAsync();
        await form.Locator("input[value=photograph]").CheckAsync();
        await form.Locator("textarea").FillAsync("Ten years younger.");
        await watched.PictureAsync("hit-adjudication", whole: true);
        Assert.Empty(await watched.AxeAsync());
        await form.GetByRole(AriaRole.Button).ClickAsync();
        await watched.Page.Locator(".said").GetByText("False match").WaitForAsync();
        await watched.Page.GetByText("Ten years younger.").WaitForAsync();

        var notes = watched.Page.Locator(".hit-form").Nth(1);
        await notes.Locator("summary").ClickAsync();
        await notes.Locator("input[name=Route]").FillAsync("UTO to KEN by bus");
        await notes.GetByRole(AriaRole.Button).ClickAsync();
        await watched.Page.Locator(".collected").GetByText("UTO to KEN by bus").WaitForAsync();
        await watched.PictureAsync("hit-said", whole: true);
        Assert.Empty(await watched.AxeAsync());
        Assert.Empty(watched.Complaints);

        var story = lane.Provided.GetRequiredService<HitBook>().Find(id, "specimen:7");
        Assert.Equal(
            (HitOutcome.FalseMatch, "birth-date,photograph", "o-1"),
            (story.Adjudications[0].Outcome, string.Join(',', story.Adjudications[0].Reasons),
                story.Adjudications[0].OfficerId));
        Assert.Equal("UTO to KEN by bus", story.Collected[0].Noted.Route);
        var restored = new HitBook(
            lane.Provided.GetRequiredService<BorderPost.Journaling.Journal>(),
            lane.Provided.GetRequiredService<BorderPost.Serving.IdSource>());
        restored.Restore();
        Assert.Equal(
            "Ten years younger.", Assert.Single(restored.Find(id, "specimen:7").Adjudications).Words);
    }

    [Fact]
    public async Task Second_line_sees_of_what_the_traveller_was_cleared_and_no_discreet_hit()
    {
        await using var lane = await ScreensHost.StartAsync();
        var cleared = ScreensHost.FixedScreening.Hit(AlertAction.RefuseEntry);
        lane.Screening.Hits =
        [
            ScreensHost.FixedScreening.Hit(AlertAction.DiscreetCheck) with { EntryName = "SECRET, Person" },
            cleared with
            {
                Hit = cleared.Hit with { EntryId = "specimen:9", IsCleared = true },
                ClearedUntil = new DateOnly(2026, 12, 24),
            },
        ];
        await using var watched = await OpenAsync(lane, "clear");
        await watched.Page.Locator(".checks").GetByText("1 cleared before").WaitForAsync();
        Assert.Equal(0, await watched.Page.Locator("[data-opens=details]").CountAsync());
        await ToCaseAsync(lane, watched);
        await watched.Page.Locator("#cleared").GetByText("24 December 2026").WaitForAsync();
        Assert.DoesNotContain("SECRET", await watched.Page.ContentAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("iscreet", await watched.Page.ContentAsync(), StringComparison.Ordinal);
        Assert.Empty(await watched.AxeAsync());
    }

    public static TheoryData<string, string> Looks()
    {
        var looks = new TheoryData<string, string>();
        foreach (var language in new[] { "en", "fr", "qps-ploc", "ar" })
            foreach (var state in new[] { "protect", "refer" })
                looks.Add(language, state);
        return looks;
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task Bands_with_signs_and_a_drill_are_accessible_and_fit_in_every_language_and_light(
        string language, string state)
    {
        using var folder = new ScratchFolder();
        folder.Write("ar.json", Arabic.Texts);
        await using var lane = await ScreensHost.StartAsync(0, $"--Languages:Folder={folder.Path}");
        var hit = state == "protect" ? ScreensHost.FixedScreening.Hit(AlertAction.MissingPerson) : Dangerous;
        lane.Screening.Hits =
        [
            hit with { Warnings = Enum.GetValues<AlertWarning>(), Hit = hit.Hit with { IsDrill = true } },
        ];
        await using var watched = await browser.PageAsync();
        await watched.Page.GotoAsync($"{lane.Address}/?lang={language}");
        await watched.Page.Locator("#live:not([hidden]) .band").WaitForAsync();
        Assert.True(lane.Desk.Present(LanePageTests.Listed));
        await watched.Page.Locator($"#live .band[data-state={state}]").WaitForAsync();
        await watched.PictureAsync($"hit-{language}-light-{state}");
        Assert.Empty(await watched.AxeAsync());
        Assert.True(await watched.FitsAsync());
        await watched.Page.Keyboard.PressAsync("d");
        await watched.Page.Locator("#details[open]").WaitForAsync();
        Assert.Empty(await watched.AxeAsync());
        Assert.Empty(await watched.AxeInTheDarkAsync());
        await watched.Page.Keyboard.PressAsync("Escape");
        await watched.Page.Locator("#details:not([open])")
            .WaitForAsync(new() { State = WaitForSelectorState.Attached });
        Assert.Empty(await watched.AxeInTheDarkAsync());
        await watched.PictureAsync($"hit-{language}-dark-{state}");
        Assert.Empty(watched.Complaints);
    }

    private static ExplainedHit Dangerous => ScreensHost.FixedScreening.Hit(AlertAction.Arrest) with
    {
        Warnings = [AlertWarning.Armed, AlertWarning.Violent, AlertWarning.Infectious],
        Terms = new()
        {
            Owner = "Police of Utopia",
            LegalGround = "Warrant 17/2026",
            Handling = "Do not approach alone.",
            Contact = "+999 555 0100",
        },
    };

    private async Task<WatchedPage> OpenAsync(ScreensHost lane, string state)
    {
        var watched = await browser.PageAsync();
        await watched.Page.GotoAsync(lane.Address);
        await watched.Page.Locator("#live:not([hidden]) .band").WaitForAsync();
        Assert.True(lane.Desk.Present(LanePageTests.Listed));
        await watched.Page.Locator($"#live .band[data-state={state}]").WaitForAsync();
        return watched;
    }

    private static async Task<Guid> ToCaseAsync(ScreensHost lane, WatchedPage watched, bool takeOver = true)
    {
        var id = await lane.ReferAsync();
        await watched.Page.GotoAsync($"{lane.Address}/second-line/{id}");
        if (takeOver) await watched.Page.GetByRole(AriaRole.Button, new() { Name = "Take over" }).ClickAsync();
        await watched.Page.Locator("#checks").WaitForAsync();
        return id;
    }
}
