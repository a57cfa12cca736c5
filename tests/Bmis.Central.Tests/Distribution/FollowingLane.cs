using System.Net;
using Bmis.Central.Distribution;
using Bmis.Sync.Distribution;
using Bmis.Sync.Distribution.Roles;
using Bmis.Sync.Envelopes;
using Bmis.Sync.Wire;
using Bmis.TestKit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bmis.Central.Tests.Distribution;

/// <summary>A lane's folder of lists on a real disk, which follows headquarters over a real socket.</summary>
internal sealed class FollowingLane : IAsyncDisposable
{
    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(60);

    private readonly ScratchFolder _scratch = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly WebApplication _server;
    private readonly GrpcChannel _channel;
    private readonly ListVerifier _verifier;
    private readonly ListFolder _folder;
    private readonly Task _following;
    private TaskCompletionSource _next = New();

    private FollowingLane(WebApplication server, SignedRole root, string lane)
    {
        _server = server;
        var addresses = server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>();
        _channel = new GrpcChannel(new Uri(addresses!.Addresses.Single()));
        _verifier = new ListVerifier(LaneTrust.Open(Path.Combine(_scratch.Path, "roles"), root, lane));
        _folder = new ListFolder(Path.Combine(_scratch.Path, "lists"), _verifier);
        var subscriber = new ListSubscriber(
            _channel, _folder, new ListSubscriberOptions { FirstPause = TimeSpan.FromMilliseconds(1) },
            TimeProvider.System, NullLogger<ListSubscriber>.Instance);
        subscriber.Arrived += (_, list) =>
        {
            lock (Arrived)
                Arrived.Add(list.Manifest.ToString());
            Interlocked.Exchange(ref _next, New()).SetResult();
        };
        _following = subscriber.RunAsync(_stop.Token);
    }

    /// <summary>Every version that was ever taken in, in order.</summary>
    public List<string> Arrived { get; } = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<FollowingLane> StartAsync(PublishedLists lists, SignedRole root, string lane)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddGrpcWire().AddSingleton(TimeProvider.System);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(server =>
        {
            server.Limits.SetGrpcLimits();
            server.Listen(IPAddress.Loopback, 0, listener => listener.Protocols = HttpProtocols.Http2);
        });
        var server = builder.Build();
        server.MapDistribution(lists, _ => new Producer(lane));
        await server.StartAsync(Cancellation);
        return new FollowingLane(server, root, lane);
    }

    /// <summary>Waits until a version is held, and returns its content.</summary>
    public async Task<byte[]> HoldsAsync(string name, long version)
    {
        while (true)
        {
            var next = Volatile.Read(ref _next).Task;
            if (_folder.Find(name) is { } held && held.Manifest.Version == version)
                return held.ReadAllBytes();
            await next.WaitAsync(Hang, Cancellation);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _following.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _channel.Dispose();
        await _server.DisposeAsync();
        _stop.Dispose();
        _scratch.Dispose();
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
