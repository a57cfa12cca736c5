using Bmis.BorderPost.Devices;
using Bmis.BorderPost.Devices.Simulated;
using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.Tests.Devices.Pcsc;
using Bmis.Crossings.Decisions;
using Bmis.Documents.Simulation;
using Bmis.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Bmis.BorderPost.Tests.Screens;

/// <summary>
/// Passports laid on a reader of the real smart card service, on the officer's page: what is wrong with each has a
/// reason of its own.
/// </summary>
public sealed class ChipPageTests(BrowserFixture browser)
{
    private static readonly string[] Reader =
        ["--Devices:Readers:1:Name=chips", "--Devices:Readers:1:Kind=Pcsc", "--Devices:Readers:1:Contains=00 00"];

    public static TheoryData<string, string> Faults => new()
    {
        { "chip-cloned", "could not prove that it is no copy" },
        { "chip-forged", "changed after it was signed" },
        { "chip-unknown-issuer", "not known to this lane" },
        { "chip-expired-signer", "signer has expired" },
        { "chip-revoked-signer", "signer was revoked" },
    };

    [Fact]
    public async Task A_genuine_passport_shows_its_portrait_and_is_clear()
    {
        await using var bench = await PcscBench.StartAsync();
        await using var lane = await ScreensHost.StartAsync(0, Reader);
        await using var watched = await OpenAsync(lane);
        await LayAsync(bench, lane, "utopia");
        await watched.Page.Locator("#portrait").WaitForAsync();
        Assert.True(await watched.Page.Locator("#portrait").EvaluateAsync<bool>(
            "async one => { await one.decode(); return one.naturalWidth === 360 && one.naturalHeight === 480; }"));
        await watched.Page.Locator(".checks [data-state=passed]", new() { HasText = "Chip" }).WaitForAsync();
        Assert.Equal(Verdict.Clear, lane.Desk.State.Active!.Judgement.Verdict);
        Assert.Empty(await watched.AxeAsync());
        await watched.PictureAsync("lane-chip");
        Assert.Empty(watched.Complaints);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task What_is_wrong_with_a_chip_is_said_in_one_sentence(string specimen, string words)
    {
        await using var bench = await PcscBench.StartAsync();
        await using var lane = await ScreensHost.StartAsync(0, Reader);
        await using var watched = await OpenAsync(lane);
        await LayAsync(bench, lane, specimen);
        await watched.Page.Locator(".checks li", new() { HasText = words }).First.WaitForAsync();
        await watched.Page.Locator("#portrait").WaitForAsync();
        Assert.Single(lane.Desk.State.Active!.Chip is { } chip ? ChipWords.Of(chip.Report) : []);
        Assert.NotEqual(Verdict.Clear, lane.Desk.State.Active!.Judgement.Verdict);
        await watched.PictureAsync("lane-" + specimen);
        Assert.Empty(watched.Complaints);
    }

    [Fact]
    public async Task A_chip_that_is_pulled_away_leaves_a_usable_inspection_and_is_read_when_it_is_laid_on_again()
    {
        await using var bench = await PcscBench.StartAsync();
        await using var lane = await ScreensHost.StartAsync(0, Reader);
        await using var watched = await OpenAsync(lane);
        VpcdCard? card = null;
        var answers = 0;
        card = await LayAsync(bench, lane, "utopia", new ChipTemper
        {
            Distort = answer =>
            {
                if (++answers == 15) card!.Pull();
                return answer;
            },
        });
        await watched.Page.Locator(".checks li", new() { HasText = "not read to the end" }).WaitForAsync();
        Assert.NotEqual(Verdict.Clear, lane.Desk.State.Active!.Judgement.Verdict);
        await LayAsync(bench, lane, "utopia");
        await watched.Page.Locator(".band[data-state=clear]").WaitForAsync();
        await watched.Page.Locator("#portrait").WaitForAsync();
    }

    [Fact]
    public async Task The_chip_of_the_traveller_before_is_none_of_the_next()
    {
        await using var bench = await PcscBench.StartAsync();
        await using var lane = await ScreensHost.StartAsync(0, Reader);
        await using var watched = await OpenAsync(lane);
        await LayAsync(bench, lane, "utopia");
        await watched.Page.Locator("#portrait").WaitForAsync();
        await lane.AdmitAsync();
        Assert.True(lane.Desk.Present(SpecimenFile.All["exact-fit"].MrzText));
        await Assertions.Expect(watched.Page.Locator("#portrait")).ToHaveCountAsync(0);
        await watched.Page.Locator(".band[data-state=clear]").WaitForAsync();
        Assert.Equal(0, await watched.Page.Locator("#portrait").CountAsync());
        Assert.Contains(
            lane.Desk.State.Active!.Outcomes, one => one is { Check: ChipCheck.Key, Reason: ChipCheck.None });
    }

    [Fact]
    public async Task A_chip_of_the_next_traveller_takes_nothing_from_the_one_at_the_desk()
    {
        await using var lane = await ScreensHost.StartAsync(0);
        await using var watched = await OpenAsync(lane);
        LayUnnamed(lane, "utopia");
        await watched.Page.Locator("#portrait").WaitForAsync();
        LayUnnamed(lane, "chip-cloned");
        await watched.Page.Locator("#live", new() { HasText = "1 waiting" }).WaitForAsync();
        Assert.Equal(Verdict.Clear, lane.Desk.State.Active!.Judgement.Verdict);
        await lane.AdmitAsync();
        await watched.Page.Locator(".checks li", new() { HasText = "could not prove that it is no copy" }).First
            .WaitForAsync();
        Assert.NotEqual(Verdict.Clear, lane.Desk.State.Active!.Judgement.Verdict);
    }

    [Fact]
    public async Task A_document_that_waits_is_not_clear_without_the_chip_that_was_taken_away_before_its_turn()
    {
        await using var lane = await ScreensHost.StartAsync(0);
        await using var watched = await OpenAsync(lane);
        var reader = lane.Provided.GetRequiredService<IReadOnlyList<IDocumentReader>>()
            .OfType<SimulatedReader>().Single();
        reader.Present(SpecimenFile.All["utopia"]);
        await watched.Page.Locator("#portrait").WaitForAsync();
        reader.Present(SpecimenFile.All["chip-cloned"]);
        reader.Present(SpecimenFile.All["exact-fit"]);
        await watched.Page.Locator("#live", new() { HasText = "2 waiting" }).WaitForAsync();
        Assert.Equal(Verdict.Clear, lane.Desk.State.Active!.Judgement.Verdict);
        await lane.AdmitAsync();
        await watched.Page.Locator(".band[data-state=incomplete]", new() { HasText = "No chip was laid on the reader" })
            .WaitForAsync();
    }

    private static async Task<VpcdCard> LayAsync(
        PcscBench bench, ScreensHost lane, string name, ChipTemper? temper = null)
    {
        var specimen = SpecimenFile.All[name];
        var readers = lane.Provided.GetRequiredService<IReadOnlyList<IDocumentReader>>();
        var chip = readers.OfType<SimulatedReader>().Single().Chips.Make(specimen, temper)!;
        var card = await bench.InsertAsync(command => chip.TransmitAsync(command, bench.Stop));
        lane.Desk.Present(specimen.MrzText);
        return card;
    }

    // On a reader that reads no zones, which cannot tell whose chip it is.
    private static void LayUnnamed(ScreensHost lane, string name)
    {
        var specimen = SpecimenFile.All[name];
        var readers = lane.Provided.GetRequiredService<IReadOnlyList<IDocumentReader>>();
        var chip = readers.OfType<SimulatedReader>().Single().Chips.Make(specimen)!;
        lane.Provided.GetRequiredService<ChipPlace>().Put(new(
            _ => Task.FromResult<IConnectedChip?>(new SimulatedConnection(chip)), "chips", DateTimeOffset.UnixEpoch));
        lane.Desk.ChipLaid();
        lane.Desk.Present(specimen.MrzText);
    }

    private async Task<WatchedPage> OpenAsync(ScreensHost lane)
    {
        var watched = await browser.PageAsync();
        await watched.Page.GotoAsync(lane.Address);
        await watched.Page.Locator("#live:not([hidden]) .band").WaitForAsync();
        return watched;
    }
}
