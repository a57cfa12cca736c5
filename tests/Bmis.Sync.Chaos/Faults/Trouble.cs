using Bmis.Sync.Chaos.Accounts;
using Bmis.TestKit;
using Bmis.TestKit.Links;

namespace Bmis.Sync.Chaos.Faults;

/// <summary>
/// Makes the faults of a run happen. Those of different targets overlap; one target has one fault at a time. Whenever
/// the database comes back from a crash or on another server, the ledger looks at it before any lane can.
/// </summary>
internal sealed class Trouble : IDisposable
{
    private readonly Country _country;
    private readonly PostgresPair _pair;
    private readonly Ledger _ledger;
    private readonly SemaphoreSlim[] _lanes;
    private readonly SemaphoreSlim[] _centres;
    private readonly SemaphoreSlim _database = new(1);
    private int _happened;

    internal Trouble(Country country, PostgresPair pair, Ledger ledger)
    {
        (_country, _pair, _ledger) = (country, pair, ledger);
        _lanes = [.. country.Lanes.Select(_ => new SemaphoreSlim(1))];
        _centres = [.. country.Centres.Select(_ => new SemaphoreSlim(1))];
    }

    /// <summary>Faults that are over.</summary>
    internal int Happened => _happened;

    /// <summary>Makes one happen; done when it is over.</summary>
    internal async Task MakeAsync(Fault fault)
    {
        var happened = fault.Kind switch
        {
            FaultKind.KillLane or FaultKind.HaltLane or FaultKind.FillDisk or FaultKind.CutLink
                or FaultKind.SilenceLine or FaultKind.SlowLine =>
                await HoldingAsync([_lanes[fault.Target]], () => LaneAsync(fault)),
            FaultKind.KillCentre or FaultKind.HaltCentre =>
                await HoldingAsync([_centres[fault.Target]], () => CentreAsync(fault)),
            FaultKind.HaltDatabase or FaultKind.HaltStandby =>
                await HoldingAsync([_database], () => HaltDatabaseAsync(fault)),
            _ => await HoldingAsync([_database, .. _centres], () => LoseDatabaseAsync(fault)),
        };
        if (happened)
            Interlocked.Increment(ref _happened);
    }

    public void Dispose()
    {
        foreach (var gate in (SemaphoreSlim[])[.. _lanes, .. _centres, _database])
            gate.Dispose();
    }

    private static async Task<bool> HoldingAsync(SemaphoreSlim[] gates, Func<Task<bool>> work)
    {
        foreach (var gate in gates)
            await gate.WaitAsync();
        try
        {
            return await work();
        }
        finally
        {
            foreach (var gate in gates)
                gate.Release();
        }
    }

    private async Task<bool> LaneAsync(Fault fault)
    {
        var lane = _country.Lanes[fault.Target];
        switch (fault.Kind)
        {
            case FaultKind.KillLane:
                await lane.KillAsync();
                await PassAsync(fault);
                lane.Start();
                return true;
            case FaultKind.HaltLane:
                lane.Halt();
                await PassAsync(fault);
                lane.Resume();
                return true;
            case FaultKind.FillDisk when lane.Disk is not null:
                await lane.Disk.FillAsync();
                await PassAsync(fault);
                lane.Disk.Free();
                return true;
            case FaultKind.CutLink:
                await lane.Link.CutAsync();
                await PassAsync(fault);
                lane.Link.Mend();
                return true;
            case FaultKind.SilenceLine when lane.Line is not null:
                await ChangeAsync(lane.Line, LinkConditions.Down, fault);
                return true;
            case FaultKind.SlowLine when lane.Line is not null:
                await ChangeAsync(lane.Line, LinkConditions.SlowAndLossy, fault);
                return true;
            default:
                return false; // Without root there is no disk and no line of this kind.
        }
    }

    private static async Task ChangeAsync(TunRelay line, LinkConditions conditions, Fault fault)
    {
        line.Conditions = conditions;
        await PassAsync(fault);
        line.Conditions = LinkConditions.Good;
    }

    private async Task<bool> CentreAsync(Fault fault)
    {
        var centre = _country.Centres[fault.Target];
        if (fault.Kind == FaultKind.HaltCentre)
        {
            centre.Halt();
            await PassAsync(fault);
            centre.Resume();
            return true;
        }

        await centre.KillAsync();
        await PassAsync(fault);
        await centre.StartAsync();
        return true;
    }

    private async Task<bool> HaltDatabaseAsync(Fault fault)
    {
        using var halted = fault.Kind == FaultKind.HaltDatabase
            ? await _pair.HaltPrimaryAsync()
            : await _pair.HaltStandbyAsync();
        await PassAsync(fault);
        return true;
    }

    private async Task<bool> LoseDatabaseAsync(Fault fault)
    {
        if (fault.Kind == FaultKind.CrashDatabase)
        {
            await _pair.StopPrimaryImmediatelyAsync();
            await LookAsync(fault, _pair.StartPrimaryAgainAsync);
            return true;
        }

        await _pair.KillStandbyAsync();
        await PassAsync(fault);
        await _pair.KillPrimaryAsync();
        await LookAsync(fault, async () =>
        {
            await _pair.StartStandbyAgainAsync();
            await _pair.PromoteAsync();
        });
        await _pair.BuildStandbyAsync();
        return true;
    }

    // Nothing more can be acknowledged, so that what the lanes have written down is what must be there.
    private async Task LookAsync(Fault fault, Func<Task> bringBackAsync)
    {
        foreach (var centre in _country.Centres)
            centre.Halt();
        var promised = _ledger.Promised();
        await bringBackAsync();
        await _ledger.CompareAsync(promised, fault);
        foreach (var centre in _country.Centres)
            centre.Resume();
    }

    private static Task PassAsync(Fault fault) => Task.Delay(fault.Lasts, TimeProvider.System);
}
