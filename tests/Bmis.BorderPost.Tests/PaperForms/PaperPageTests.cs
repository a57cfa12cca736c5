using Bmis.Biographics;
using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.Journaling;
using Bmis.BorderPost.PaperForms;
using Bmis.BorderPost.SecondLine;
using Bmis.BorderPost.Tests.Screens;
using Bmis.Crossings.Decisions;
using Bmis.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using CaptureMode = Bmis.Crossings.Records.CaptureMode;

namespace Bmis.BorderPost.Tests.PaperForms;

/// <summary>A crossing on paper, typed later and looked at by a colleague.</summary>
public sealed class PaperPageTests(BrowserFixture browser)
{
    private const string Nairobi = "--Lane:TimeZone=Africa/Nairobi";

    [Fact]
    public async Task A_paper_form_is_recorded_with_its_own_time_once_a_colleague_has_compared_it()
    {
        await using var lane = await ScreensHost.StartAsync(0, Nairobi);
        lane.Screening.ListedSurname = "ERIKSSON";
        await using var watched = await OpenAsync(lane);
        var page = watched.Page;
        await page.SelectOptionAsync("#kind-direction", "Exit");
        await page.SelectOptionAsync("#kind-category", "VEX");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show what is asked" }).ClickAsync();
        await page.ArriveAsync("/records/paper?direction=Exit&category=VEX");
        Assert.Empty(await watched.AxeAsync());
        await TypeAsync(page, Yesterday(lane), "07:45");
        Assert.Equal("UTANY", await page.InputValueAsync("#Post"));
        await page.FillAsync("#Post", "utbor");
        await page.FillAsync("#paper-Number", "not a number!");
        await page.ClickAsync("#paper button");
        await page.GetByText("One field cannot be read.").WaitForAsync();
        Assert.Equal("ERIKSSON", await page.InputValueAsync("#paper-Surname"));
        await watched.PictureAsync("paper-form", whole: true);
        Assert.Empty(await watched.AxeAsync());
        await page.FillAsync("#paper-Number", "L898902C3");
        await page.ClickAsync("#paper button");

        await page.Locator("#look").WaitForAsync();
        Assert.DoesNotContain("L898902C3", await page.ContentAsync(), StringComparison.Ordinal);
        await LookAsync(page, "L898902C3", "1974-08-13", Yesterday(lane));
        await page.GetByText("The birth date differs").WaitForAsync();
        await watched.PictureAsync("paper-look");
        Assert.Empty(await watched.AxeAsync());
        Assert.Empty(lane.Provided.GetRequiredService<LaneRecords>().Recent());
        await LookAsync(page, "L898902C3", "1974-08-12", Yesterday(lane));
        await page.GetByText("Possible matches on the alert list: 1.").WaitForAsync();
        await watched.PictureAsync("paper-recorded", whole: true);
        Assert.Empty(await watched.AxeAsync());

        var record = Assert.Single(lane.Provided.GetRequiredService<LaneRecords>().Recent()).Current;
        Assert.Equal(
            (CaptureMode.PaperBackcapture, Verdict.NoLiveResult, DecisionCode.Exit),
            (record.CaptureMode, record.Verdict, record.Decision));
        Assert.Equal(
            ("o-9", "o-1", "o-2", "F 17", "UTBOR", "", "UTO"),
            (record.OfficerId, record.TypedBy, record.LookedBy, record.PaperForm, record.PostCode, record.ShiftId,
                record.Trip.Destination?.Code));
        Assert.Equal(TimeSpan.FromHours(4.75), record.DecidedAt.UtcDateTime.TimeOfDay);
        Assert.Empty(watched.Complaints);

        await TypeAsync(page, Yesterday(lane), "07:45", lane.Address, "F 18");
        await page.ClickAsync("#paper button");
        await page.GetByText("recorded already").WaitForAsync();
    }

    [Fact]
    public async Task A_refusal_on_paper_goes_on_in_second_line_and_a_form_may_be_thrown_away()
    {
        await using var lane = await ScreensHost.StartAsync(0, Nairobi);
        await using var watched = await OpenAsync(lane);
        var page = watched.Page;
        await TypeAsync(page, Yesterday(lane), "23:59");
        await page.FillAsync("#trip-Residence", "UTO");
        await page.SelectOptionAsync("#trip-Purpose", "1.1");
        await page.SelectOptionAsync("#trip-Transport", "4");
        await page.CheckAsync("input[name=Referred]");
        await page.ClickAsync("#paper button");
        await page.GetByRole(AriaRole.Button, new() { Name = "Throw away" }).ClickAsync();
        await page.Locator("#paper").WaitForAsync();
        Assert.Empty(lane.Provided.GetRequiredService<PaperDesk>().Waiting);

        await TypeAsync(page, Yesterday(lane), "23:59");
        await page.FillAsync("#trip-Residence", "UTO");
        await page.SelectOptionAsync("#trip-Purpose", "1.1");
        await page.SelectOptionAsync("#trip-Transport", "4");
        await page.CheckAsync("input[name=Referred]");
        await page.ClickAsync("#paper button");
        await LookAsync(page, "L898902C3", "1974-08-12", Yesterday(lane));
        await page.Locator("h1").GetByText("ERIKSSON").WaitForAsync();
        var opened = Assert.Single(lane.Provided.GetRequiredService<CaseBook>().All);
        Assert.Equal("F 17", opened.Referral.PaperForm);
        Assert.Equal([opened.Id], CaseHistory.Restore(lane.Provided.GetRequiredService<Journal>()).Cases.Keys);
    }

    [Fact]
    public async Task A_form_that_two_people_typed_is_recorded_once()
    {
        await using var lane = await ScreensHost.StartAsync();
        var desk = lane.Provided.GetRequiredService<PaperDesk>();
        var forms = Enumerable.Range(1, 2).Select(last => PaperRulesTests.Form(
            "F 1", "o-9", TimeProvider.System.GetUtcNow().AddHours(-1), "", new(last, 0, 0, new byte[8]))).ToList();
        Assert.All(forms, form => Assert.Null(desk.Take(form with { Category = "NAT" })));
        var look = new SecondLook("o-2", forms[0].Subject.Document!.Number, PartialDate.Unknown);
        var day = DateOnly.FromDateTime(forms[0].At.UtcDateTime);
        Assert.Equal(SecondLookAnswer.Agrees, await desk.LookAsync(forms[0].Id, look, day));
        Assert.Equal(SecondLookAnswer.AlreadyThere, await desk.LookAsync(forms[1].Id, look, day));
        Assert.Equal(forms[1].Id, Assert.Single(desk.Waiting).Id);
        Assert.Single(lane.Provided.GetRequiredService<LaneRecords>().Recent());
    }

    private static string Yesterday(ScreensHost lane) => lane.Provided
        .GetRequiredService<BorderPost.Serving.LaneCalendar>().Today.AddDays(-1)
        .ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private async Task<WatchedPage> OpenAsync(ScreensHost lane)
    {
        var watched = await browser.PageAsync();
        await watched.Page.GotoAsync($"{lane.Address}/records");
        await watched.Page.GetByRole(AriaRole.Link, new() { Name = "Enter a paper form" }).ClickAsync();
        await watched.Page.Locator("#paper").WaitForAsync();
        return watched;
    }

    private static async Task TypeAsync(
        IPage page, string day, string time, string? address = null, string form = "F 17")
    {
        if (address is not null) await page.GotoAsync($"{address}/records/paper?direction=Exit&category=VEX");
        await page.FillAsync("#Form", form);
        await page.FillAsync("#DecidedBy", "o-9");
        await page.FillAsync("#Day", day);
        await page.FillAsync("#Time", time);
        await page.FillAsync("#paper-Surname", "ERIKSSON");
        await page.FillAsync("#paper-GivenNames", "Anna Maria");
        await page.FillAsync("#paper-BirthDate", "1974-08-12");
        await page.SelectOptionAsync("#paper-Sex", "F");
        await page.FillAsync("#paper-Nationality", "KEN");
        await page.SelectOptionAsync("#paper-DocumentCode", "P");
        await page.FillAsync("#paper-IssuingState", "KEN");
        await page.FillAsync("#paper-Number", "L898902C3");
        await page.FillAsync("#paper-Expiry", "2035");
        if (await page.Locator("#trip-Destination").IsVisibleAsync())
            await page.FillAsync("#trip-Destination", "UTO");
    }

    private static async Task LookAsync(IPage page, string number, string born, string day)
    {
        await page.FillAsync("#Number", number);
        await page.FillAsync("#BirthDate", born);
        await page.FillAsync("#Day", day);
        await page.FillAsync("#Officer", "o-2");
        await page.FillAsync("#Password", "right");
        await page.ClickAsync("#look button");
    }
}
