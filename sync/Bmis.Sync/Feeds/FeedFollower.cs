using Bmis.Sync.Distribution;
using Bmis.Sync.Protocol;
using Bmis.Sync.Wire;
using Google.Protobuf;
using Microsoft.Extensions.Logging;

namespace Bmis.Sync.Feeds;

/// <summary>
/// Follows a feed for as long as a lane runs. It goes on at the last position that the lane has taken in; a page that
/// is forged, meant for another lane or leaves a gap ends the stream, and the next one begins anew.
/// </summary>
public sealed class FeedFollower
{
    private static readonly GrpcMethod<FollowRequest, SignedPage> Follow = new(Service, "Follow");
    private static readonly GrpcMethod<Question, Answer> Asking = new(Service, "Ask");

    private readonly GrpcChannel _channel;
    private readonly string _laneId;
    private readonly string _feed;
    private readonly ListVerifier _verifier;
    private readonly IFeedSink _sink;
    private readonly GrpcCallOptions _following;
    private readonly Reconnection _reconnection;

    /// <summary>Makes a follower that does nothing until <see cref="RunAsync"/>.</summary>
    /// <param name="channel">The way to the centre; it stays the caller's to dispose of.</param>
    /// <param name="laneId">The lane, for which pages must be meant.</param>
    /// <param name="feed">The feed.</param>
    /// <param name="verifier">Whose signature makes a page count.</param>
    /// <param name="sink">Where pages go.</param>
    /// <param name="options">The pauses after a break, and the patience with a centre that is silent.</param>
    /// <param name="time">The lane's clock.</param>
    /// <param name="logger">Where breaks are told.</param>
    public FeedFollower(
        GrpcChannel channel,
        string laneId,
        string feed,
        ListVerifier verifier,
        IFeedSink sink,
        ListSubscriberOptions options,
        TimeProvider time,
        ILogger<FeedFollower> logger)
    {
        (_channel, _laneId, _feed, _verifier, _sink) = (channel, laneId, feed, verifier, sink);
        _following = new() { Patience = options.Patience };
        _reconnection = new Reconnection(options.FirstPause, options.LongestPause, time, (failure, pause) =>
            logger.FeedBroken(feed, failure.Message, pause));
    }

    private static Google.Protobuf.Reflection.ServiceDescriptor Service =>
        SyncReflection.Descriptor.Services.Single(one => one.Name == "Feeds");

    /// <summary>Runs until it is cancelled; it ends in no other way.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public Task RunAsync(CancellationToken cancellation) => _reconnection.RunAsync(FollowAsync, cancellation);

    /// <summary>Asks the centre one question.</summary>
    /// <exception cref="GrpcException">There was no answer.</exception>
    public static async Task<ReadOnlyMemory<byte>> AskAsync(
        GrpcChannel channel,
        string topic,
        ReadOnlyMemory<byte> content,
        TimeSpan timeout,
        CancellationToken cancellation)
    {
        var question = new Question { Topic = topic, Content = UnsafeByteOperations.UnsafeWrap(content) };
        var options = new GrpcCallOptions { Timeout = timeout, Attempts = 2 };
        var answer = await channel.UnaryAsync(Asking, question, options, cancellation);
        return answer.Content.Memory;
    }

    private async Task FollowAsync(CancellationToken cancellation)
    {
        var position = await _sink.PositionAsync(cancellation);
        var request = new FollowRequest { Feed = _feed, After = position };
        using var call = _channel.ServerStream(Follow, request, _following, cancellation);
        await foreach (var signed in call.ReadAllAsync(cancellation))
        {
            var (content, problem) = FeedSigning.Read(signed, _verifier, _laneId, _feed, position);
            if (content is null)
                throw new DownloadFailedException($"A page after {position} is refused: {problem}.");
            await _sink.TakeAsync(content, cancellation);
            position = content.UpTo;
        }

        throw new DownloadFailedException("The centre ended the feed.");
    }
}
