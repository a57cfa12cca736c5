using Bmis.Sync.Wire;
using Google.Protobuf;

namespace Bmis.Sync.Tests.Wire;

/// <summary>The echo service on our own server; the peers' servers behave the same.</summary>
public sealed class EchoService : IDisposable
{
    private readonly SemaphoreSlim _cancelled = new(0);

    public void Dispose() => _cancelled.Dispose();

    public void Bind(GrpcServiceBinder binder)
    {
        binder.Unary<EchoRequest, EchoReply>("Once", OnceAsync);
        binder.ClientStream<EchoRequest, EchoReply>("Collect", CollectAsync);
        binder.ServerStream<EchoRequest, EchoReply>("Repeat", RepeatAsync);
        binder.Duplex<EchoRequest, EchoReply>("Chat", ChatAsync);
    }

    private async Task<EchoReply> OnceAsync(EchoRequest request, GrpcCall call)
    {
        await ReturnMetadataAsync(call);
        return await ReplyAsync(request, 1, call);
    }

    private async Task<EchoReply> CollectAsync(IAsyncEnumerable<EchoRequest> requests, GrpcCall call)
    {
        await ReturnMetadataAsync(call);
        var data = new MemoryStream();
        var number = 0;
        await foreach (var request in requests)
        {
            await ReplyAsync(request, number, call);
            request.Data.WriteTo(data);
            number++;
        }

        return new() { Number = number, Data = ByteString.CopyFrom(data.ToArray()) };
    }

    private async Task RepeatAsync(EchoRequest request, IGrpcWriter<EchoReply> replies, GrpcCall call)
    {
        await ReturnMetadataAsync(call);
        var plain = new EchoRequest(request) { Status = 0, Act = EchoRequest.Types.Act.Echo };
        for (var number = 1; number <= request.Count; number++)
            await replies.WriteAsync(await ReplyAsync(plain, number, call));
        if (request.Status != 0 || request.Act == EchoRequest.Types.Act.Wait)
            await ReplyAsync(request, 0, call);
    }

    private async Task ChatAsync(IAsyncEnumerable<EchoRequest> requests, IGrpcWriter<EchoReply> replies, GrpcCall call)
    {
        await ReturnMetadataAsync(call);
        var number = 0;
        await foreach (var request in requests)
            await replies.WriteAsync(await ReplyAsync(request, ++number, call));
    }

    private async Task<EchoReply> ReplyAsync(EchoRequest request, int number, GrpcCall call)
    {
        if (request.Status != 0)
            throw new GrpcException((GrpcStatusCode)request.Status, request.StatusMessage, Details(request));
        var reply = new EchoReply { Text = request.Text, Data = request.Data, Number = number };
        if (request.ReplyBytes > 0)
            reply.Data = ByteString.CopyFrom(new byte[request.ReplyBytes]);
        switch (request.Act)
        {
            case EchoRequest.Types.Act.Wait:
                await WaitForCancelAsync(call);
                break;
            case EchoRequest.Types.Act.Certificate:
                reply.Text = call.PeerCertificate is { } peer ? string.Join(',', GrpcCertificates.DnsNames(peer)) : "";
                break;
            case EchoRequest.Types.Act.CancelledCalls:
                for (var seen = 0; seen < request.Count; seen++)
                    await _cancelled.WaitAsync(call.CancellationToken);
                break;
            case EchoRequest.Types.Act.Deadline:
                var left = call.Deadline - TimeProvider.System.GetUtcNow();
                reply.Number = (int?)left?.TotalSeconds ?? -1;
                break;
        }

        return reply;
    }

    private async Task WaitForCancelAsync(GrpcCall call)
    {
        var cancelled = new TaskCompletionSource();
        using var registration = call.CancellationToken.Register(cancelled.SetResult);
        await cancelled.Task;
        _cancelled.Release();
        call.CancellationToken.ThrowIfCancellationRequested();
    }

    private static GrpcMetadata Details(EchoRequest request)
    {
        var trailers = new GrpcMetadata();
        if (request.Detail.Length > 0)
            trailers.Add("detail-bin", request.Detail.Span);
        return trailers;
    }

    private static async Task ReturnMetadataAsync(GrpcCall call)
    {
        if (call.RequestHeaders.GetBytes("x-echo-bin") is { } bytes)
            call.ResponseTrailers.Add("x-echo-bin", bytes);
        if (call.RequestHeaders.GetText("x-echo") is { } text)
            await call.SendHeadersAsync(new() { { "x-echo", text } });
    }
}
