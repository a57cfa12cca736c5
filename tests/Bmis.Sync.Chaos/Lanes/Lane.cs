using System.Diagnostics;
using System.Text.Json;
using Bmis.TestKit;
using Bmis.TestKit.Links;

namespace Bmis.Sync.Chaos.Lanes;

/// <summary>A lane as the run sees it: its process, its link, its disk, and what it has written down.</summary>
internal sealed class Lane : IAsyncDisposable
{
    private readonly string _settingsFile;
    private Process? _process;

    internal Lane(LaneSettings settings, LaneLink link, TunRelay? line, SmallDisk? disk)
    {
        (Settings, Link, Line, Disk) = (settings, link, line, disk);
        Receipts = new ReceiptFile(settings.Receipts);
        _settingsFile = settings.Receipts + ".json";
        File.WriteAllText(_settingsFile, JsonSerializer.Serialize(settings));
    }

    internal string Id => Settings.LaneId;

    internal LaneSettings Settings { get; }

    internal LaneLink Link { get; }

    /// <summary>The slow line that it lies behind; null for one beside headquarters.</summary>
    internal TunRelay? Line { get; }

    /// <summary>The small disk that its journal lies on; null for the machine's.</summary>
    internal SmallDisk? Disk { get; }

    internal ReceiptFile Receipts { get; }

    /// <summary>True when the process has ended and nobody has killed it.</summary>
    internal bool HasFailed => _process is { HasExited: true };

    internal void Start()
    {
        string[] line = [LaneWorker.Verb, _settingsFile];
        var start = Line?.AtFarEnd(Environment.ProcessPath!, line) ?? new(Environment.ProcessPath!, line);
        _process = Process.Start(start)!;
    }

    /// <summary>Ends it in the middle of whatever it is doing (SIGKILL).</summary>
    internal async Task KillAsync()
    {
        if (_process is not { } process)
            return;
        _process = null;
        Signals.Kill(process.Id);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    internal void Halt() => Signals.Halt(_process!.Id);

    internal void Resume() => Signals.Resume(_process!.Id);

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        await Link.DisposeAsync();
        if (Line is not null)
            await Line.DisposeAsync();
        if (Disk is not null)
            await Disk.DisposeAsync();
    }
}
