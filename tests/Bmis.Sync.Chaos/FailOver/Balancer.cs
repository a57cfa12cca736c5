using System.Diagnostics;
using System.Globalization;
using Bmis.EndToEnd.Tests;
using Bmis.Sync.Chaos.Centre;

namespace Bmis.Sync.Chaos.FailOver;

/// <summary>HAProxy before the two servers of headquarters, with the file of central/deploy.</summary>
internal sealed class Balancer : IAsyncDisposable
{
    private const string Program = "/usr/sbin/haproxy";
    private const string Loopback = "127.0.0.1";

    private readonly Process _process;

    private Balancer(Process process, int port) => (_process, Port) = (process, port);

    /// <summary>Where lanes reach headquarters.</summary>
    internal int Port { get; }

    internal static Balancer Start(string folder, IReadOnlyList<CentreServer> centres)
    {
        var (lanes, pages) = (FreePort.Take(), FreePort.Take());
        var values = new Dictionary<string, string>
        {
            ["ADDRESS"] = Loopback, ["LANES_PORT"] = Text(lanes), ["PAGES_PORT"] = Text(pages),
        };
        for (var at = 0; at < centres.Count; at++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"HQ{at + 1}");
            values[name] = Loopback;
            values[$"{name}_LANES_PORT"] = Text(centres[at].Port);
            values[$"{name}_PAGES_PORT"] = Text(centres[at].PagesPort);
        }

        var file = Path.Combine(folder, "haproxy.cfg");
        DeployFile.Write("haproxy.cfg", file, values);
        return new(Process.Start(Program, ["-db", "-f", file]), lanes);
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
