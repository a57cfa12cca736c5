using System.Text;
using Bmis.Biographics;
using Bmis.Central.StayLedger;
using Bmis.Crossings.Decisions;
using Bmis.Crossings.History;
using Bmis.Crossings.Records;
using Bmis.TestKit;
using Microsoft.Playwright;
using Npgsql;

namespace Bmis.EndToEnd.Tests;

/// <summary>A whole shift without a network, and what headquarters knows of it afterwards.</summary>
public sealed class WholeShiftTests(Deployment deployment, BrowserFixture browser)
    : IClassFixture<Deployment>
{
    private const string Note = "The serial reader hangs after a cold start.";
    private const string Seen = "Shows a second passport in another name.";

    private static readonly string Foreigner = Travellers.Passport("Wanjiku", "Grace", "K7654321", "1984-08-12", "KEN");
    private static readonly string Child = Travellers.Passport("Littlewood", "Tom", "C1112223", "2018-08-12");
    private static readonly string Listed =
        Travellers.Passport("Sampleman", "Viktor Emil", "X7K204415", "1968-03-14", "KEN");


    [Fact]
    public async Task A_shift_is_worked_offline_and_headquarters_shows_all_of_it()
    {
        await using var lanePage = await browser.PageAsync();
        var lane = new LaneDriver(deployment, lanePage);
        await KnowThreeStaysAsync();
        await lane.SignInAsync("o.first");
        await deployment.LaneLog.WaitForAsync(0, "The list alert", "is in use");
        await SeenOnceAsync(lane, lanePage.Page);
        await deployment.KillCentreAsync();
        await lane.BarAsync("Offline");

        await lane.ReadAsync(Travellers.Ordinary(0), "clear");
        await lane.AdmitAsync();
        await ForeignerAsync(lane, lanePage);
        await lane.ReadAsync(Listed, "refer");
        await lane.ReferAsync();
        await lane.ReadAsync(Child, "incomplete");
        await lane.AskAsync(
            "refer", ("category", "MIU"), ("AccompaniedBy", "Nobody"), ("Consent", "missing"), ("Purpose", "1.1"),
            ("Transport", "4"), ("Residence", "UTO"));
        await lane.ReferAsync();
        await SecondLineAsync(lane, lanePage.Page);
        await CorrectAsync(lane, lanePage.Page);
        await CloseAsync(lane, lanePage);
        NothingInClear();

        await deployment.StartCentreAsync();
        await HeadquartersAsync();
        await AuditAsync();
        Assert.DoesNotContain(
            lanePage.Complaints, complaint => !complaint.Contains("ERR_", StringComparison.Ordinal));
    }

    // While the centre answers, the lane learns the whole history of whom it asks about.
    private static async Task SeenOnceAsync(LaneDriver lane, IPage page)
    {
        await lane.ReadAsync(Foreigner, "incomplete");
        await page.Locator("#stay").GetByText("12 days").WaitForAsync();
        await page.Keyboard.PressAsync("x");
        await page.Locator("form[data-decision=Cancel] button.danger").ClickAsync();
        await lane.BandAsync("waiting");
    }

    private static async Task ForeignerAsync(LaneDriver lane, WatchedPage watched)
    {
        await lane.ReadAsync(Foreigner, "incomplete");
        await watched.Page.Locator("#stay").GetByText("12 days").WaitForAsync();
        await lane.AskAsync("clear", ("Purpose", "1.1"), ("Transport", "4"));
        await watched.PictureAsync("whole-shift-foreigner");
        await lane.AdmitAsync();
    }

    private static async Task SecondLineAsync(LaneDriver lane, IPage page)
    {
        var second = new SecondLineDriver(lane, page);
        await second.TakeOverAsync("SAMPLEMAN");
        await second.NoteAsync(Seen);
        await second.AnswerAsync(child: false, referredTo: "");
        await second.RefuseAsync("H");
        await second.CountersignAsync("s.second");
        await second.TakeOverAsync("LITTLEWOOD");
        await second.AnswerAsync(child: true, referredTo: "Child protection office");
        await second.ProtectAsync();
    }

    private static async Task CorrectAsync(LaneDriver lane, IPage page)
    {
        await lane.GoAsync("/records");
        await page.Locator("#records tr").Filter(new() { HasText = "ALDERNEY" }).GetByRole(AriaRole.Link).ClickAsync();
        await page.SelectOptionAsync("#Decision", "CAN");
        await page.FillAsync("#Reason", "Wrong traveller at the desk.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Record the correction" }).ClickAsync();
        await page.Locator("#records tbody").GetByText("Yes").WaitForAsync();
    }

    private static async Task CloseAsync(LaneDriver lane, WatchedPage watched)
    {
        await lane.GoAsync("/shift");
        await watched.PictureAsync("whole-shift-close");
        await watched.Page.FillAsync("#note", Note);
        await watched.Page.ClickAsync("form[action='/shift/close'] button");
        await watched.Page.ArriveAsync("/sign-in");
    }

    private void NothingInClear()
    {
        string[] planted =
            ["ALDERNEY", "WANJIKU", "SAMPLEMAN", "LITTLEWOOD", "K7654321", "X7K204415", Seen, Note, "Child protection"];
        var needles = planted.SelectMany(
            word => new[] { Encoding.UTF8.GetBytes(word), Encoding.Unicode.GetBytes(word) });
        foreach (var file in Directory.EnumerateFiles(deployment.LaneFolder, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) != ".lock"))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            Assert.All(needles, needle => Assert.True(bytes.AsSpan().IndexOf(needle) < 0, file));
        }
    }

    private async Task HeadquartersAsync()
    {
        await using var watched = await browser.PageAsync();
        var office = new HeadquartersDriver(deployment, watched);
        await office.SignInAsync("s.second");
        await office.OpenAsync("/crossings");
        var page = watched.Page;
        await page.Locator("#crossings tr").Filter(new() { HasText = "Protection" }).First.WaitForAsync();
        await page.Locator("#crossings tr").Filter(new() { HasText = "WANJIKU" }).First.WaitForAsync();
        await OpenRowAsync(page, "SAMPLEMAN");
        foreach (var text in new[] { Seen, "The traveller refused to sign", "Agrees", "s.second" })
            await page.Locator("#case").GetByText(text).First.WaitForAsync();
        await watched.PictureAsync("whole-shift-case", whole: true);
        await office.OpenAsync("/crossings");
        await OpenRowAsync(page, "ALDERNEY");
        await page.Locator("#corrections").GetByText("Wrong traveller at the desk.").WaitForAsync();
        await office.OpenAsync("/shifts");
        await page.Locator("#shifts").GetByText(Note).WaitForAsync();
        await watched.PictureAsync("whole-shift-shifts");
        Assert.Empty(watched.Complaints);
    }

    private async Task AuditAsync()
    {
        await using var watched = await browser.PageAsync();
        var auditor = new HeadquartersDriver(deployment, watched);
        await auditor.SignInAsync("d.audit");
        await auditor.OpenAsync("/audit?actor=s.second");
        await watched.Page.Locator("#audit").GetByText("GET /crossings/{region}/{lane}/{sequence}").First
            .WaitForAsync();
        await auditor.OpenAsync("/audit/lanes?actor=o.first");
        await watched.Page.Locator("#acts").GetByText("Signed in").First.WaitForAsync();
        await auditor.OpenAsync("/audit/proof");
        await watched.Page.GetByText("The chain is whole").WaitForAsync();
        await watched.PictureAsync("whole-shift-audit");
        var proof = await deployment.CentralAsync("", "audit", "verify");
        Assert.Contains("\"valid\":true", proof, StringComparison.Ordinal);
    }

    private static Task OpenRowAsync(IPage page, string surname) => page.Locator("#crossings tr")
        .Filter(new() { HasText = surname }).First.GetByRole(AriaRole.Link).ClickAsync();

    // Three stays of 78 days together within the last 180, as other lanes would have pushed them.
    private async Task KnowThreeStaysAsync()
    {
        await using var warehouse = NpgsqlDataSource.Create(deployment.Warehouse);
        await using var connection = await warehouse.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var turn = new NpgsqlCommand(
            "select pg_advisory_xact_lock(hashtextextended('history keeper', 0))", connection, transaction))
            await turn.ExecuteNonQueryAsync();
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        PastCrossing[] past =
        [
            .. Stay(1, today.AddDays(-150), today.AddDays(-121)),
            .. Stay(2, today.AddDays(-100), today.AddDays(-71)),
            .. Stay(3, today.AddDays(-40), today.AddDays(-23)),
        ];
        await using var fixture = Bmis.Central.Tests.WarehouseFixture.On(deployment.Warehouse);
        await new HistoryWriter(connection, transaction, fixture.Keys, fixture.Seal)
            .WriteAsync(past, TestContext.Current.CancellationToken);
        await transaction.CommitAsync();
    }

    private static IEnumerable<PastCrossing> Stay(byte number, DateOnly from, DateOnly to) =>
        [Passage(number, from, entry: true), Passage((byte)(number + 100), to, entry: false)];

    private static PastCrossing Passage(byte number, DateOnly day, bool entry) => new(
        new Guid(number, 0, 0, [1, 2, 3, 4, 5, 6, 7, 8]),
        new DateTimeOffset(day, new TimeOnly(10, 0), TimeSpan.Zero),
        day,
        Deployment.Post,
        entry ? Direction.Entry : Direction.Exit,
        entry ? DecisionCode.Admit : DecisionCode.Exit,
        "VEX",
        new Traveller(
            PersonName.Parse("WANJIKU", "GRACE").Value,
            PartialDate.Parse("1984-08-12").Value,
            Sex.X,
            CountryCode.Parse("KEN").Value),
        new TravelDocument(
            "P", CountryCode.Parse("KEN").Value, DocumentNumber.Parse("K7654321").Value,
            PartialDate.Parse("2035-01-31").Value));
}
