using System.Net;
using System.Security.Cryptography;
using Bmis.Sync.Attachments;
using Bmis.Sync.Distribution;
using Bmis.Sync.Envelopes;
using Bmis.Sync.Feeds;
using Bmis.Sync.Inbox;
using Bmis.Sync.Urgent;
using Bmis.Sync.Wire;
using Bmis.TestKit.Stores;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bmis.Sync.Tests;

/// <summary>A centre with its stores in memory, on a free port of the loopback address.</summary>
internal sealed class CentreHost : IAsyncDisposable
{
    private readonly WebApplication _application;

    private CentreHost(WebApplication application) => _application = application;

    public MemoryListSource Lists { get; } = new();

    /// <summary>What lanes follow and ask.</summary>
    public MemoryFeedSource Feeds { get; } = new();

    /// <summary>What lanes send beside their journals.</summary>
    public MemoryAttachmentStore Attachments { get; } = new();

    /// <summary>Opens the key that signs pages; null refuses to follow.</summary>
    public Func<ECDsa?> FeedKey { get; set; } = () => null;

    /// <summary>Who calls; null is a stranger.</summary>
    public Producer? Caller { get; set; } = new("lane-1");

    /// <summary>The list that no lane may hold.</summary>
    public string Withheld { get; set; } = "";

    public int Port { get; private set; }

    public Uri Address => new($"http://127.0.0.1:{Port}");

    public static async Task<CentreHost> StartAsync(
        IInboxStore store, int port = 0, TimeProvider? time = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddGrpcWire().AddSingleton(time ?? TimeProvider.System);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(server =>
        {
            server.Limits.SetGrpcLimits();
            server.Listen(IPAddress.Loopback, port, listener => listener.Protocols = HttpProtocols.Http2);
        });
        var application = builder.Build();
        var host = new CentreHost(application);
        application.MapIntake(store, _ => host.Caller);
        application.MapDistribution(
            host.Lists, _ => host.Caller, (_, list, _) => ValueTask.FromResult(list != host.Withheld));
        application.MapFeeds(host.Feeds, () => host.FeedKey(), _ => host.Caller);
        application.MapAttachments(host.Attachments, host.Attachments, _ => host.Caller);
        if (store is IUrgentStore notices)
            application.MapUrgent(notices, _ => host.Caller);
        await application.StartAsync(TestContext.Current.CancellationToken);
        var addresses = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>();
        host.Port = new Uri(addresses!.Addresses.Single()).Port;
        return host;
    }

    public GrpcChannel Channel() => new(Address);

    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync();
        await _application.DisposeAsync();
    }
}
