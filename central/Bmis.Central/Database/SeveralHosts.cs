using Npgsql;

namespace Bmis.Central.Database;

/// <summary>
/// A server that has a standby: its connection string names several hosts, of which one is the primary.
/// </summary>
internal static class SeveralHosts
{
    // Seconds. A host that was away or a standby is looked at again, because a fail-over changes that; one that says
    // nothing is passed over; and a connection to a machine that has lost its power is found by its silence.
    private const int HostRecheck = 1;
    private const int LongestConnecting = 3;
    private const int SilenceBeforeProbe = 5;
    private const int BetweenProbes = 2;

    /// <summary>Builds the source; the caller disposes what is added to the owned ones.</summary>
    public static NpgsqlDataSource Build(NpgsqlDataSourceBuilder builder, List<NpgsqlDataSource> owned)
    {
        var parts = builder.ConnectionStringBuilder;
        if (!parts.Host!.Contains(',', StringComparison.Ordinal))
        {
            owned.Add(builder.Build());
            return owned[^1];
        }

        parts.TargetSessionAttributes = null;
        parts.HostRecheckSeconds = HostRecheck;
        parts.Timeout = Math.Min(parts.Timeout, LongestConnecting);
        if (!parts.Host!.Contains('/', StringComparison.Ordinal))
        {
            // A socket of this machine knows no silence.
            parts.TcpKeepAlive = true;
            parts.TcpKeepAliveTime = SilenceBeforeProbe;
            parts.TcpKeepAliveInterval = BetweenProbes;
        }

        var hosts = builder.BuildMultiHost();
        owned.Add(hosts);
        return hosts.WithTargetSession(TargetSessionAttributes.Primary);
    }
}
