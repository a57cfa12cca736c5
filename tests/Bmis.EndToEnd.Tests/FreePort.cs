using System.Net;
using System.Net.Sockets;

namespace Bmis.EndToEnd.Tests;

/// <summary>A port that is free now; for a server that must come back under the address it had.</summary>
internal static class FreePort
{
    internal static int Take()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
