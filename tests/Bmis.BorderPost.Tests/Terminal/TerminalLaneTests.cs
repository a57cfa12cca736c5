using System.Security.Cryptography;
using Bmis.BorderPost.Devices;
using Bmis.BorderPost.Devices.Simulated;
using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.Terminal;
using Bmis.BorderPost.Tests.Verbs;
using Bmis.Crossings.Records;
using Bmis.Documents;
using Bmis.Documents.Reading;
using Bmis.Documents.Simulation;
using Microsoft.Extensions.DependencyInjection;

namespace Bmis.BorderPost.Tests.Terminal;

/// <summary>A lane that holds keys, one that holds none, and one whose keys the chip refuses.</summary>
public sealed class TerminalLaneTests : IDisposable
{
    private readonly TerminalBench _bench = new(TimeProvider.System.GetUtcNow());
    private readonly DocumentBench _documents = new(TimeProvider.System.GetUtcNow());
    private readonly RandomNumberGenerator _random = RandomNumberGenerator.Create();

    [Fact]
    public async Task A_lane_with_keys_is_let_read_the_fingers_and_the_officer_is_told_nothing()
    {
        var found = await InspectAsync($"--Terminal:Folder={_bench.Folder}");
        Assert.Equal((CheckResult.Successful, ""), (found.Result, found.Reason));
        Assert.Equal(DocumentCheckResult.Successful, Check(found, ReportedChecks.TerminalAuthentication).Result);
        Assert.Equal(DocumentCheckResult.Successful, Check(found, "data-group-3").Result);
    }

    [Fact]
    public async Task A_lane_without_keys_lacks_nothing()
    {
        var found = await InspectAsync();
        Assert.Equal((CheckResult.Successful, ""), (found.Result, found.Reason));
        Assert.Equal("no-keys", Check(found, ReportedChecks.TerminalAuthentication).Reason);
    }

    [Fact]
    public async Task A_lane_whose_keys_the_chip_refuses_says_so_in_one_sentence()
    {
        using var strangers = new TerminalBench(TimeProvider.System.GetUtcNow());
        var found = await InspectAsync($"--Terminal:Folder={strangers.Folder}");
        Assert.Equal(
            (CheckResult.Undetermined, "chip.terminal-authentication"), (found.Result, found.Reason));
        Assert.Single(ChipWords.Of(found.Chip!.Report));
    }

    public void Dispose()
    {
        _bench.Dispose();
        _documents.Dispose();
        _random.Dispose();
    }

    private static ReportedCheck Check(CheckFinding found, string name) =>
        found.Chip!.Report.Checks.Single(one => one.Check == name);

    private async Task<CheckFinding> InspectAsync(params string[] settings)
    {
        await using var lane = await RunningLane.StartAsync(
            [$"--Certificates:Folder={_documents.Trust}", .. settings]);
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        var passport = DocumentBench.Passport with
        {
            Fingers = [(9, [.. "FIR\0010\0"u8, .. new byte[2000]])], Terminals = _bench.Trust,
        };
        using var chip = new SimulatedChip(
            passport.Personalise(_documents.Issuer, today, _random), new(), _random);
        lane.Services.GetRequiredService<ChipPlace>().Put(new(
            _ => Task.FromResult<IConnectedChip?>(new SimulatedConnection(chip)), "test", default));
        var subject = SubjectReading.Read(Guid.Empty, Direction.Entry, DocumentBench.Mrz, today);
        var check = lane.Services.GetServices<CheckRegistration>().Single(one => one.Check.Name == ChipCheck.Key);
        return await check.Check.RunAsync(subject, TestContext.Current.CancellationToken);
    }
}
