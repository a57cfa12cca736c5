using System.Globalization;
using Bmis.EndToEnd.Tests;
using Bmis.TestKit;
using Xunit.Sdk;

namespace Bmis.Sync.Chaos.Centre;

/// <summary>One of headquarters' two servers, the program as built, kept running as systemd keeps it.</summary>
internal sealed class CentreServer(IReadOnlyDictionary<string, string> settings) : IAsyncDisposable
{
    private const int Attempts = 40;

    private static readonly TimeSpan PauseBetween = TimeSpan.FromSeconds(1);

    private ProgramProcess? _process;

    /// <summary>Where lanes reach it.</summary>
    internal int Port => PortOf("Listening:LanesPort");

    /// <summary>Where people reach it, and whoever asks how it is.</summary>
    internal int PagesPort => PortOf("Listening:PagesPort");

    /// <summary>The last lines of its log when it has ended and nobody has killed it; null otherwise.</summary>
    internal string? Failure => _process is { HasEnded: true } ended ? ended.Log.Tail : null;

    /// <summary>Starts it; while the database is away it does not start, and is started again.</summary>
    internal async Task StartAsync()
    {
        for (var attempt = 1; _process is null; attempt++)
        {
            try
            {
                _process = await ProgramProcess.ServeAsync("bmis-central", settings);
            }
            catch (XunitException) when (attempt < Attempts)
            {
                await Task.Delay(PauseBetween, TimeProvider.System);
            }
        }
    }

    /// <summary>Ends it in the middle of whatever it is doing (SIGKILL).</summary>
    internal async Task KillAsync()
    {
        await _process!.DisposeAsync();
        _process = null;
    }

    internal void Halt() => Signals.Halt(_process!.Id);

    internal void Resume() => Signals.Resume(_process!.Id);

    private int PortOf(string setting) => int.Parse(settings[setting], CultureInfo.InvariantCulture);

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
            await KillAsync();
    }
}
