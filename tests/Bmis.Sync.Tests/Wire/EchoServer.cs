using System.Net;
using System.Security.Cryptography.X509Certificates;
using Bmis.Sync.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bmis.Sync.Tests.Wire;

/// <summary>Our own server on a free port of the loopback address.</summary>
public sealed class EchoServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly EchoService _service;

    private EchoServer(WebApplication application, EchoService service, RecordingLog log) =>
        (_application, _service, Log) = (application, service, log);

    public RecordingLog Log { get; }

    public Uri Address { get; private set; } = new("http://localhost");

    public WebApplication Application => _application;

    /// <summary>Starts a server; with a certificate it speaks TLS and asks for that of the client.</summary>
    public static async Task<EchoServer> StartAsync(
        Action<GrpcServerOptions>? options = null,
        X509Certificate2? certificate = null,
        Action<WebApplication>? map = null,
        Action<KestrelServerOptions>? kestrel = null,
        int port = 0)
    {
        var log = new RecordingLog();
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders().AddProvider(log).SetMinimumLevel(LogLevel.Debug);
        builder.Services.AddGrpcWire(options);
        builder.WebHost.ConfigureKestrel(server =>
        {
            server.Limits.SetGrpcLimits();
            kestrel?.Invoke(server);
            server.Listen(IPAddress.Loopback, port, listener =>
            {
                listener.Protocols = HttpProtocols.Http2;
                if (certificate is not null)
                    listener.UseGrpcMutualTls(certificate);
            });
        });
        var application = builder.Build();
        var service = new EchoService();
        (map ?? (target => target.MapGrpc(EchoMethods.Service, service.Bind)))(application);
        await application.StartAsync();
        return new(application, service, log) { Address = AddressOf(application) };
    }

    public GrpcChannel Channel(GrpcChannelOptions? options = null) => new(Address, options);

    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync();
        _service.Dispose();
        Log.Dispose();
    }

    private static Uri AddressOf(WebApplication application)
    {
        var addresses = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>();
        return new UriBuilder(addresses!.Addresses.Single()) { Host = "localhost" }.Uri;
    }
}
