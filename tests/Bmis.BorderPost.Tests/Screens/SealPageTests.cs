using Bmis.Biographics;
using Bmis.BorderPost.Certificates;
using Bmis.BorderPost.Devices.Simulated;
using Bmis.BorderPost.Inspecting;
using Bmis.Documents.Mrz;
using Bmis.Documents.Simulation;
using Bmis.TestKit;
using Microsoft.Extensions.DependencyInjection;
using CheckResult = Bmis.Crossings.Records.CheckResult;

namespace Bmis.BorderPost.Tests.Screens;

/// <summary>A digital seal that is scanned for the document at the desk.</summary>
public sealed class SealPageTests(BrowserFixture browser) : IDisposable
{
    private const string Passport = "L898902C3";

    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();
    private static readonly DateOnly Day = DateOnly.FromDateTime(Now.UtcDateTime);
    private static readonly string Utopia = SpecimenFile.All["utopia"].MrzText;

    private readonly SpecimenIssuer _issuer = SpecimenIssuer.Create("Seals", Now.AddDays(-60), Now.AddYears(1));

    private readonly Scratch _scratch = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _issuer.Dispose();
        _scratch.Dispose();
    }

    [Fact]
    public async Task A_visa_is_scanned_anywhere_on_the_page_and_says_what_it_grants()
    {
        await using var lane = await StartAsync();
        await using var watched = await OpenAsync(lane);
        await watched.Page.Keyboard.TypeAsync(Convert.ToBase64String(Visa("1974-08-12", "2030-01-01")) + "\n");
        await watched.Page.Locator(".traveller dd", new() { HasText = "90 days" }).WaitForAsync();
        await watched.Page.Locator(".checks", new() { HasText = "Digital seal" }).WaitForAsync();
        await watched.PictureAsync("lane-seal");
        Assert.Equal((CheckResult.Successful, ""), Outcome(lane));
        Assert.Empty(await watched.AxeAsync());
        Assert.True(await watched.FitsAsync());
        Assert.Empty(watched.Complaints);
    }

    [Fact]
    public async Task A_seal_of_another_document_refers_until_the_right_one_is_scanned()
    {
        await using var lane = await StartAsync();
        await using var watched = await OpenAsync(lane);
        var other = SpecimenSeals.Vaccination(_issuer, "ERIKSSON ANNA MARIA", new(1974, 8, 12), "X1234567");
        await TypeAsync(watched, other);
        await watched.Page.Locator(".checks li", new() { HasText = "belongs to another document" }).WaitForAsync();
        Assert.Equal(0, await watched.Page.Locator(".traveller", new() { HasText = "vaccination" }).CountAsync());
        await watched.PictureAsync("lane-seal-other");
        await TypeAsync(
            watched, SpecimenSeals.Vaccination(_issuer, "ERIKSSON  ANNA MARIA", new(1974, 8, 12), Passport));
        await watched.Page.Locator(".traveller dd", new() { HasText = "Proof of vaccination" }).WaitForAsync();
        await watched.Page.Locator("#live .band[data-state=clear]").WaitForAsync();
        Assert.Empty(watched.Complaints);
    }

    [Fact]
    public async Task Whoever_is_named_otherwise_or_too_late_is_told()
    {
        await using var lane = await StartAsync();
        Assert.True(lane.Desk.Present(Utopia));
        Assert.Equal("seal.other-document", Scan(lane, Visa("1984-08-12", "2030-01-01")));
        Assert.Equal("seal.other-document", Scan(lane, Visa("1974-08-12", "2030-01-01", "X1234567")));
        Assert.Equal("seal.expired", Scan(lane, Visa("1974-08-12", "2020-01-01")));
        var changed = Visa("1974-08-12", "2030-01-01");
        changed[^1] ^= 1;
        Assert.Equal("seal.WrongSignature", Scan(lane, changed));
        Assert.True(lane.Desk.Present("{\"data\":"));
        Assert.Equal((CheckResult.Undetermined, "seal.Unreadable"), Outcome(lane));
        Assert.True(lane.Desk.Present(
            SpecimenSeals.Vaccination(_issuer, "NOWHEREMAN PAUL", new(1974, 8, 12), Passport)));
        Assert.Equal((CheckResult.Failed, "seal.differs"), Outcome(lane));
    }

    [Fact]
    public async Task A_signer_whom_nobody_knows_is_said_and_a_seal_without_a_traveller_is_not_taken()
    {
        await using var lane = await ScreensHost.StartAsync();
        Assert.False(lane.Desk.Present(Convert.ToHexString(Visa("1974-08-12", "2030-01-01"))));
        Assert.Null(lane.Desk.State.Active);
        Assert.True(lane.Desk.Present(Utopia));
        Assert.Equal("seal.UnknownSigner", Scan(lane, Visa("1974-08-12", "2030-01-01")));
    }

    private static string Scan(ScreensHost lane, byte[] seal)
    {
        Assert.True(lane.Desk.Present(Convert.ToHexString(seal)));
        return Outcome(lane).Item2;
    }

    private static (CheckResult, string) Outcome(ScreensHost lane)
    {
        var outcome = Assert.Single(lane.Desk.State.Active!.Outcomes, one => one.Check == SealCheck.Name);
        return (outcome.Result, outcome.Reason);
    }

    private static async Task TypeAsync(WatchedPage watched, string seal)
    {
        await watched.Page.Keyboard.PressAsync("t");
        await watched.Page.Locator("#typing[open]").WaitForAsync();
        await watched.Page.FillAsync("#mrz", seal);
        await watched.Page.Locator("#typing button:not([type])").ClickAsync();
    }

    private byte[] Visa(string birth, string expiry, string passport = Passport) => SpecimenSeals.Visa(
        _issuer,
        MrzComposer.Compose(MrzFormat.MrvA, new()
        {
            DocumentCode = "V",
            IssuingState = CountryCode.Parse("UTO").Value,
            Name = PersonName.Parse("Eriksson", "Anna Maria").Value,
            Number = DocumentNumber.Parse("V1234567").Value,
            Nationality = CountryCode.Parse("UTO").Value,
            DateOfBirth = PartialDate.Parse(birth).Value,
            Sex = Sex.F,
            DateOfExpiry = PartialDate.Parse(expiry).Value,
        }).Text,
        passport,
        2,
        90,
        Day.AddDays(-10));

    // The lane reads the folder in its own time after it has started.
    private async Task<ScreensHost> StartAsync()
    {
        await File.WriteAllBytesAsync(_scratch.File("ca.cer"), _issuer.Authority, Stop);
        await File.WriteAllBytesAsync(_scratch.File("signer.cer"), _issuer.Signer, Stop);
        var lane = await ScreensHost.StartAsync(0, $"--Certificates:Folder={_scratch.Folder}");
        var trust = lane.Provided.GetRequiredService<LaneTrust>();
        while (trust.Current.Anchors.Count == 0) await Task.Delay(TimeSpan.FromMilliseconds(5), Stop);
        return lane;
    }

    private async Task<WatchedPage> OpenAsync(ScreensHost lane)
    {
        var watched = await browser.PageAsync();
        await watched.Page.GotoAsync(lane.Address);
        await watched.Page.Locator("#live:not([hidden]) .band").WaitForAsync();
        Assert.True(lane.Desk.Present(Utopia));
        await watched.Page.Locator("#live .band[data-state=clear]").WaitForAsync();
        return watched;
    }
}
