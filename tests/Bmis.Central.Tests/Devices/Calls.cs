using Bmis.Sync.Envelopes;
using Bmis.Sync.Protocol;
using Bmis.Sync.Wire;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Bmis.Central.Tests.Devices;

/// <summary>What a lane calls, to see whether it is let in and for how long.</summary>
internal static class Calls
{
    private static readonly GrpcMethod<WatchRequest, WatchReply> Watch = new(Service("Distribution"), "Watch");
    private static readonly GrpcMethod<PushRequest, PushReply> Push = new(Service("Intake"), "Push");
    private static readonly GrpcMethod<WantRequest, WantReply> Want = new(Service("Attachments"), "Want");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Asks something; throws when it is not let in.</summary>
    public static Task<WantReply> AskAsync(GrpcChannel channel) =>
        channel.UnaryAsync(Want, new WantRequest(), null, Cancellation);

    /// <summary>Why it is not let in.</summary>
    public static async Task<RefusalReason?> RefusalAsync(GrpcChannel channel) =>
        LaneRefusal.Read(await Assert.ThrowsAsync<GrpcException>(() => AskAsync(channel)));

    /// <summary>Watches the lists, and returns when the first has come.</summary>
    public static async Task<OpenCall> WatchAsync(GrpcChannel channel)
    {
        var call = channel.ServerStream(Watch, new WatchRequest(), cancellationToken: Cancellation);
        var replies = call.ReadAllAsync(Cancellation).GetAsyncEnumerator(Cancellation);
        Assert.True(await replies.MoveNextAsync());
        return new(async () => await replies.MoveNextAsync());
    }

    /// <summary>Begins to push, and returns when the centre has said what it holds.</summary>
    public static async Task<OpenCall> PushAsync(GrpcChannel channel, string lane)
    {
        var call = channel.Duplex(Push, cancellationToken: Cancellation);
        var hello = new Hello
        {
            LaneId = lane, SoftwareVersion = "1", HeadHash = ByteString.CopyFrom(HashChain.Genesis.Span),
        };
        await call.WriteAsync(new PushRequest { Hello = hello }, Cancellation);
        var replies = call.ReadAllAsync(Cancellation).GetAsyncEnumerator(Cancellation);
        Assert.True(await replies.MoveNextAsync());
        return new(async () => await replies.MoveNextAsync());
    }

    private static ServiceDescriptor Service(string name) =>
        SyncReflection.Descriptor.Services.Single(one => one.Name == name);
}
