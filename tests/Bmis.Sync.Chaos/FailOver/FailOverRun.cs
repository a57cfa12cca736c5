using System.Globalization;
using Bmis.Sync.Chaos.Accounts;
using Bmis.TestKit;

namespace Bmis.Sync.Chaos.FailOver;

/// <summary>
/// The set-up of central/deploy under load: four lanes push through HAProxy to two servers of headquarters over three
/// database servers, and the primary is lost twice: its process, then its machine.
/// </summary>
internal static class FailOverRun
{
    private const int Lanes = 4;
    private const int CrossingsOfLane = 12_000;
    private const int Rate = 100;

    private static readonly TimeSpan Bar = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    /// <summary>Runs it and prints a line for each loss and one for the account; 1 when a promise is broken.</summary>
    internal static async Task<int> RunAsync(TextWriter output)
    {
        if (PatroniServers.WhyMissing is { } missing)
        {
            await output.WriteLineAsync($"failover: skipped. {missing}");
            return 2;
        }

        await using var servers = await PatroniServers.StartAsync();
        var settings = new ChaosSettings
        {
            Seed = 1, Lanes = Lanes, CrossingsOfLane = CrossingsOfLane, Rate = Rate, Faults = [], IsBalanced = true,
        };
        await using var country = await Country.StartAsync(settings, servers);
        await output.WriteLineAsync(
            "failover: three database servers, two servers of headquarters and four lanes are running");
        var ledger = new Ledger(country);
        var process = await MeasureAsync(ledger, servers.KillServerAsync);
        await SayAsync(output, "the primary's process was killed", process);
        await RecordedAsync(ledger, settings.Crossings / 2);
        var machine = await MeasureAsync(ledger, servers.KillMachineAsync);
        await SayAsync(output, "the primary's machine was lost", machine);
        await DrainAsync(ledger, settings);
        await ledger.CloseAsync(long.MaxValue);
        foreach (var finding in ledger.Findings)
            await output.WriteLineAsync($"failover: {finding}");
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"failover: {settings.Crossings:N0} crossings, {ledger.Findings.Sum(one => one.Count):N0} lost or wrong"));
        return ledger.Findings.Count == 0 && process < Bar && machine < Bar ? 0 : 1;
    }

    /// <summary>From the loss until each lane has been acknowledged something that it recorded after it.</summary>
    private static async Task<TimeSpan> MeasureAsync(Ledger ledger, Func<Task> loseAsync)
    {
        await AcknowledgedAsync(ledger, ledger.Heads());
        await loseAsync();
        var (start, lost) = (TimeProvider.System.GetTimestamp(), TimeProvider.System.GetUtcNow());
        var promised = ledger.Promised();
        await AcknowledgedAsync(ledger, ledger.Heads());
        var passed = TimeProvider.System.GetElapsedTime(start);
        await ledger.CompareStoredAsync(promised, lost);
        return passed;
    }

    private static async Task AcknowledgedAsync(Ledger ledger, IReadOnlyDictionary<string, long> heads)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (ledger.Promised().Any(lane => lane.Value <= heads[lane.Key])
            && TimeProvider.System.GetElapsedTime(start) < Patience)
        {
            await Task.Delay(Look, TimeProvider.System);
        }
    }

    private static async Task RecordedAsync(Ledger ledger, int crossings)
    {
        while (ledger.Recorded() < crossings)
            await Task.Delay(Look, TimeProvider.System);
    }

    private static async Task DrainAsync(Ledger ledger, ChaosSettings settings)
    {
        await RecordedAsync(ledger, settings.Crossings);
        var start = TimeProvider.System.GetTimestamp();
        while (!await ledger.HasEverythingAsync() && TimeProvider.System.GetElapsedTime(start) < Patience)
            await Task.Delay(Look, TimeProvider.System);
    }

    private static Task SayAsync(TextWriter output, string what, TimeSpan time) => output.WriteLineAsync(string.Create(
        CultureInfo.InvariantCulture,
        $"failover: {what} under load; every lane was acknowledged again after {time.TotalSeconds:0.0} s ")
        + string.Create(CultureInfo.InvariantCulture, $"(bar: below {Bar.TotalSeconds:0} s)"));
}
