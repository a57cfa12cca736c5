using System.Security.Cryptography;
using Bmis.Sync.Distribution.Roles;
using Bmis.Sync.Envelopes;
using Bmis.Sync.Protocol;
using Bmis.Sync.Wire;
using Google.Protobuf;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Bmis.Sync.Feeds;

/// <summary>Serves feeds and answers to the lanes at the centre.</summary>
public static class FeedService
{
    /// <summary>Serves <c>bmis.sync.v1.Feeds</c>.</summary>
    /// <param name="endpoints">The application.</param>
    /// <param name="source">Where feeds and answers are.</param>
    /// <param name="openKey">
    /// Opens a key of the timestamp role; the stream disposes of it. Null refuses to follow.
    /// </param>
    /// <param name="identify">The lane behind a call; null refuses with UNAUTHENTICATED.</param>
    public static IEndpointConventionBuilder MapFeeds(
        this IEndpointRouteBuilder endpoints,
        IFeedSource source,
        Func<ECDsa?> openKey,
        Func<GrpcCall, Producer?> identify)
    {
        var service = SyncReflection.Descriptor.Services.Single(one => one.Name == "Feeds");
        return endpoints.MapGrpc(service, bind =>
        {
            bind.ServerStream<FollowRequest, SignedPage>("Follow", (request, replies, call) =>
                FollowAsync(source, openKey, identify.LaneOf(call), request, replies, call.CancellationToken));
            bind.Unary<Question, Answer>("Ask", (question, call) =>
                AnswerAsync(source, identify.LaneOf(call), question, call.CancellationToken));
        });
    }

    private static async Task FollowAsync(
        IFeedSource source,
        Func<ECDsa?> openKey,
        Producer lane,
        FollowRequest request,
        IGrpcWriter<SignedPage> replies,
        CancellationToken cancellation)
    {
        if (!FeedLimits.IsName(request.Feed) || request.After < 0)
            throw new GrpcException(GrpcStatusCode.InvalidArgument, "The feed's name or position breaks a limit.");
        using var key = openKey()
            ?? throw new GrpcException(GrpcStatusCode.FailedPrecondition, "The centre has no key to sign with.");
        var keyId = RoleKey.Of(key).Id;
        await foreach (var content in source.FollowAsync(lane, request.Feed, request.After, cancellation))
            await replies.WriteAsync(FeedSigning.Sign(keyId, key, lane, request.Feed, content), cancellation);
    }

    private static async Task<Answer> AnswerAsync(
        IFeedSource source, Producer lane, Question question, CancellationToken cancellation)
    {
        if (!FeedLimits.IsName(question.Topic) || question.Content.Length > FeedLimits.ContentBytes)
            throw new GrpcException(GrpcStatusCode.InvalidArgument, "The question breaks a limit.");
        var answer = await source.AnswerAsync(lane, question.Topic, question.Content.Memory, cancellation)
            ?? throw new GrpcException(GrpcStatusCode.NotFound, "This topic is not known.");
        return new Answer { Content = UnsafeByteOperations.UnsafeWrap(answer) };
    }
}
