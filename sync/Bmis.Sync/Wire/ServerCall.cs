using Google.Protobuf;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace Bmis.Sync.Wire;

/// <summary>Serves the calls of one method: headers, limits, the handler, the status.</summary>
internal sealed class ServerCall<TReq, TRep>(
    GrpcMethod<TReq, TRep> method,
    Func<RequestReader<TReq>, ReplyWriter<TRep>, GrpcCall, Task> handler,
    ServerSettings settings)
    where TReq : class, IMessage<TReq>
    where TRep : class, IMessage<TRep>
{
    // A gzip form may be longer than the plain one; Kestrel counts the bytes of the body, the reader those of messages.
    private const int BodySlackBytes = 1024;

    public async Task RunAsync(HttpContext http)
    {
        if (!ServerAnswer.Begin(http))
            return;
        if (ServerAnswer.Refusal(http, out var timeout) is { } refusal)
        {
            ServerAnswer.End(http, refusal, [], hasBody: false);
            return;
        }

        LiftLimits(http);
        using var tokens = new ServerCallTokens(
            ServerSettings.Shorter(timeout, settings.Longest(method.Kind)),
            settings.Time,
            http.RequestAborted,
            settings.Stopping);
        await ServeAsync(http, new GrpcCall(http, tokens), tokens);
    }

    private async Task ServeAsync(HttpContext http, GrpcCall call, ServerCallTokens tokens)
    {
        var limits = settings.Options.Limits;
        var gzip = settings.Options.CompressReplies && ServerAnswer.OfferGzip(http);
        var encoding = http.Request.Headers[GrpcHeaders.Encoding].ToString();
        var exchange = new GrpcExchange(method.Path, method.Kind, call);
        var traffic = settings.Meters.Of(exchange);
        var requests = new RequestReader<TReq>(
            new(http.Request.BodyReader, method.RequestParser, limits, encoding, traffic), tokens);
        using var replies = new ReplyWriter<TRep>(http.Response.BodyWriter, limits, gzip, traffic, tokens.Token);
        var status = await GrpcSteps.RunAsync(
            settings.Steps, exchange, HandleAsync, failure => Explain(failure, IsGone(), call, tokens));
        await replies.CloseAsync();
        if (!IsGone())
            ServerAnswer.End(http, status, call.ResponseTrailers, replies.HasWritten);

        async Task<GrpcStatus> HandleAsync()
        {
            await handler(requests, replies, call);
            return GrpcStatus.OK;
        }

        bool IsGone() => tokens.IsAborted || requests.IsReset || replies.IsReset;
    }

    private GrpcStatus Explain(Exception failure, bool isGone, GrpcCall call, ServerCallTokens tokens)
    {
        if (isGone)
        {
            settings.Logger.CallGivenUp(method.Path);
            return new(GrpcStatusCode.Cancelled, "The client gave the call up.");
        }

        switch (tokens.Ended ?? failure)
        {
            case GrpcException chosen:
                foreach (var entry in chosen.Trailers)
                    call.ResponseTrailers.AddReceived(entry.Key, entry.Value);
                return chosen.Status == GrpcStatusCode.OK
                    ? new(GrpcStatusCode.Unknown, "The handler failed.")
                    : chosen.ToStatus();
            case OperationCanceledException when tokens.Token.IsCancellationRequested:
                return tokens.Reason();
            case BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }:
                return new(GrpcStatusCode.ResourceExhausted, "The request body is above the limit.");
            case BadHttpRequestException:
                return new(GrpcStatusCode.Internal, "The request body is not readable.");
            default:
                settings.Logger.HandlerFailed(method.Path, failure);
                return new(GrpcStatusCode.Unknown, "The handler failed.");
        }
    }

    /// <summary>Kestrel's size limit counts a whole stream and its data rate cuts slow or silent lanes.</summary>
    private void LiftLimits(HttpContext http)
    {
        var streams = method.Descriptor.IsClientStreaming;
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = streams ? null : (long)settings.Options.Limits.MaxReceiveBytes + BodySlackBytes;
        if (streams && http.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate)
            rate.MinDataRate = null;
    }
}
