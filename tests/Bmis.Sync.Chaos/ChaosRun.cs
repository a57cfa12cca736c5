using Bmis.Sync.Chaos.Accounts;
using Bmis.Sync.Chaos.Faults;
using Bmis.TestKit;

namespace Bmis.Sync.Chaos;

/// <summary>One run: a country is set up, its lanes record, everything goes wrong, and the ledger is closed.</summary>
internal static class ChaosRun
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);

    /// <summary>Runs it to its end; what is wrong is in the summary.</summary>
    /// <param name="settings">What is run.</param>
    /// <param name="say">Told of every fault as it begins.</param>
    internal static async Task<Summary> RunAsync(ChaosSettings settings, Action<string> say)
    {
        var start = TimeProvider.System.GetTimestamp();
        await using var pair = await PostgresPair.StartAsync(settings.Synchronous, settings.DatabaseSettings);
        await using var country = await Country.StartAsync(settings, pair);
        var ledger = new Ledger(country);
        await using var follower = new Follower(country, settings.NaiveReader);
        follower.Start();
        using var trouble = new Trouble(country, pair, ledger);
        say(FormattableString.Invariant($"set up in {Since(start).TotalSeconds:0.0} s"));
        await MakeTroubleAsync(settings, ledger, trouble, say);
        var over = TimeProvider.System.GetTimestamp();
        // What a negative control has lost may never arrive.
        if (ledger.Findings.Count == 0)
            await DrainAsync(settings, ledger);
        var drain = Since(over);
        await follower.FinishAsync();
        await ledger.CloseAsync(follower.Read);
        return new Summary
        {
            Settings = settings,
            Happened = trouble.Happened,
            Refused = ledger.Failures,
            Findings = [.. ledger.Findings],
            Drain = drain,
            Whole = Since(start),
        };
    }

    // A fault begins when its share of the crossings is recorded; the first finding ends the plan.
    private static async Task MakeTroubleAsync(
        ChaosSettings settings, Ledger ledger, Trouble trouble, Action<string> say)
    {
        var faults = new List<Task>();
        foreach (var fault in settings.Faults)
        {
            while (Reached(settings, ledger) < fault.Moment * settings.Crossings && !faults.Any(one => one.IsFaulted))
                await Task.Delay(Look, TimeProvider.System);
            if (ledger.Findings.Count > 0)
                break;
            say(fault.ToString());
            faults.Add(trouble.MakeAsync(fault));
        }

        await Task.WhenAll(faults);
    }

    private static long Reached(ChaosSettings settings, Ledger ledger) =>
        settings.ByAcknowledged ? ledger.Promised().Values.Sum() : ledger.Recorded();

    private static async Task DrainAsync(ChaosSettings settings, Ledger ledger)
    {
        var start = TimeProvider.System.GetTimestamp();
        for (var before = 0; Since(start) < settings.Patience; await Task.Delay(Look, TimeProvider.System))
        {
            var recorded = ledger.Recorded();
            if (recorded == settings.Crossings && await ledger.HasEverythingAsync())
                return;
            // Patience counts from when the lanes have recorded everything.
            if (recorded > before)
                (before, start) = (recorded, TimeProvider.System.GetTimestamp());
        }
    }

    private static TimeSpan Since(long timestamp) => TimeProvider.System.GetElapsedTime(timestamp);
}
