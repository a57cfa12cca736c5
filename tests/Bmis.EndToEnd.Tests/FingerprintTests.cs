using Bmis.BorderPost.Devices.Fingers.Simulated;
using Bmis.TestKit;
using Npgsql;

namespace Bmis.EndToEnd.Tests;

/// <summary>
/// Fingerprints over headquarters: who is listed is found by a print, who was enrolled at one lane is compared at
/// another one, and who is enrolled under two names is found out.
/// </summary>
public sealed class FingerprintTests(FingerDeployment fingers, BrowserFixture browser)
    : IClassFixture<FingerDeployment>
{
    private static readonly (string Field, string Value)[] Trip = [("Purpose", "1.1"), ("Transport", "4")];
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(50);

    private static readonly string Listed = Travellers.Passport("ODHIAMBO", "RUTH", "K1110001", "1979-04-02", "KEN");
    private static readonly string Enrolled = Travellers.Passport("WANJIKU", "GRACE", "K1110002", "1984-08-12", "KEN");
    private static readonly string Again = Travellers.Passport("MUTHONI", "LILIAN", "K1110003", "1986-01-30", "KEN");

    private Deployment Deployment => fingers.Deployment;

    [Fact]
    public async Task A_print_that_headquarters_puts_under_an_entry_is_hit_at_a_lane_under_another_name()
    {
        await using var lane = await LaneDriver.SignedInAsync(Deployment, browser, "o.first");
        await using var anna = await DeskDriver.SignedInAsync(Deployment, browser, "m.lists");
        await using var bela = await DeskDriver.SignedInAsync(Deployment, browser, "n.lists");
        var proposal = await anna.ProposeAsync("ABDRUCK, Ida", "1971-05-06", "refuseEntry", "Border Act, section 12");
        await Deployment.ChangeAsync("alert", () => bela.ApproveAsync(proposal));
        proposal = await anna.ProposePrintAsync(
            await bela.EntryAsync(),
            FingerDeployment.Finger,
            FingerDeployment.Print(SimulatedFingers.TravellerOf(Listed), impression: 94));
        await Deployment.ChangeAsync("alert-prints", () => bela.ApproveAsync(proposal));

        await lane.ReadAsync(Listed, "incomplete");
        await Fingers(lane).TouchAsync(SimulatedTouch.Own);
        await lane.BandAsync("refer");
        await lane.Watched.Page.Keyboard.PressAsync("d");
        var details = lane.Watched.Page.Locator("#details[open]");
        await details.GetByText("ABDRUCK").First.WaitForAsync();
        await details.GetByText("Fingerprints: ").First.WaitForAsync();
        await lane.Watched.PictureAsync("fingerprint-alert-lane");
        await lane.Watched.Page.Keyboard.PressAsync("Escape");
        await lane.ReferAsync();
        await anna.OpenHitAsync("ODHIAMBO");
        Assert.Empty(lane.Watched.Complaints);
        Assert.Empty(anna.Watched.Complaints);
    }

    [Fact]
    public async Task Who_is_enrolled_at_one_lane_matches_at_another_one_and_is_a_conflict_under_another_name()
    {
        await using var lane = await LaneDriver.SignedInAsync(Deployment, browser, "o.first");
        await EnrolAsync(lane, Enrolled);
        await StoredAsync("select count(*) from finger_enrolment where prints = 1", 1);

        await using var leaving = await fingers.OpenExitAsync();
        await using var exit = await LaneDriver.SignedInAsync(leaving, browser, "s.second");
        await exit.ReadAsync(Enrolled, "clear");
        await Fingers(exit).AskedAsync();
        await fingers.PutAsync(FingerDeployment.Print(SimulatedFingers.Stranger, impression: 92));
        await Fingers(exit).LineAsync("Match");
        await exit.Watched.PictureAsync("fingerprint-other-lane");
        await exit.AdmitAsync();

        await EnrolAsync(lane, Again);
        await StoredAsync("select count(*) from finger_sample where content is not null", 2);
        await using var anna = await DeskDriver.SignedInAsync(Deployment, browser, "m.lists");
        await anna.OpenConflictAsync("MUTHONI");
        foreach (var side in new[] { "one", "other" })
            Assert.True(await anna.Watched.Page.Locator($"img[data-side={side}]").EvaluateAsync<bool>(
                "async one => { await one.decode(); return one.naturalWidth > 100; }"));
        await anna.Watched.Page.GetByText("WANJIKU").First.WaitForAsync();
        await anna.Watched.PictureAsync("fingerprint-conflict");
        await StoredAsync(
            "select count(*) from finger_event where kind = 'verified' and band = 'Match' and against = 'Enrolment'",
            1);
        Assert.Empty(lane.Watched.Complaints);
        Assert.Empty(exit.Watched.Complaints);
        Assert.Empty(anna.Watched.Complaints);
    }

    private static FingersDriver Fingers(LaneDriver lane) => new(lane.Watched.Page, FingerDeployment.Finger);

    private static async Task EnrolAsync(LaneDriver lane, string passport)
    {
        await lane.ReadAsync(passport, "incomplete");
        await Fingers(lane).TouchAsync(SimulatedTouch.AnotherPerson);
        await Fingers(lane).LineAsync("Enrolled");
        await lane.AskAsync("clear", Trip);
        await lane.AdmitAsync();
    }

    // Intake, and what follows it, happens behind the answer to the lane.
    private async Task StoredAsync(string count, long expected)
    {
        await using var warehouse = NpgsqlDataSource.Create(Deployment.Warehouse);
        using var timer = new PeriodicTimer(Moment);
        while (await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken))
        {
            await using var command = warehouse.CreateCommand(count);
            if ((long)(await command.ExecuteScalarAsync())! >= expected) return;
        }
    }
}
