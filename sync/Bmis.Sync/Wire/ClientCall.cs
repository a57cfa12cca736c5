using System.Buffers;
using System.IO.Pipelines;
using Bmis.Sync.Wire.Measuring;
using Google.Protobuf;

namespace Bmis.Sync.Wire;

/// <summary>
/// One call of a client, whatever its shape. Writing and reading go on side by side; each is serialised by a gate.
/// The call has ended when <see cref="Status"/> is set.
/// </summary>
internal sealed class ClientCall<TReq, TRep> : IDisposable
    where TReq : class, IMessage<TReq>
    where TRep : class, IMessage<TRep>
{
    private readonly GrpcChannel _channel;
    private readonly ChannelConnections _connections;
    private readonly GrpcMethod<TReq, TRep> _method;
    private readonly ClientCallTokens _tokens;
    private readonly GrpcCallOptions _options;
    private readonly ClientSteps _steps;
    private readonly WireTraffic _traffic;
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly SemaphoreSlim _reading = new(1, 1);
    private readonly ArrayBufferWriter<byte> _frame = new();
    private readonly Queue<TRep> _kept = new();
    private Task<HttpResponseMessage>? _response;
    private RequestContent? _content;
    private FrameReader<TRep>? _frames;
    private Exception? _failure;
    private bool _completed;

    public ClientCall(
        GrpcChannel channel,
        GrpcMethod<TReq, TRep> method,
        GrpcCallOptions? options,
        CancellationToken cancellationToken)
    {
        _channel = channel;
        _connections = channel.Connections;
        _method = method;
        _options = options ?? new();
        var replaced = method.Kind == GrpcMethodKind.Unary ? CancellationToken.None : _connections.GivenUp;
        _tokens = new(_options, channel.Time, replaced, cancellationToken);
        _steps = new(channel.Steps, new(method.Path, method.Kind, _options.Headers, _tokens.Token));
        _traffic = channel.Meters.Of(_steps.Exchange);
    }

    /// <summary>How the call ended, or null while it goes on.</summary>
    public GrpcStatus? Status { get; private set; }

    public GrpcMetadata Trailers { get; private set; } = [];

    private GrpcLimits Limits => _channel.Options.Limits;

    /// <summary>Sends a request with one message.</summary>
    public ClientCall<TReq, TRep> Start(TReq message)
    {
        _traffic.Sent(FrameWriter.Write(_frame, message, Limits, _channel.Options.CompressRequests));
        _completed = true;
        _response = SendAsync(new OneMessageContent(_frame.WrittenMemory, _tokens.Token));
        return this;
    }

    /// <summary>
    /// Opens a request whose messages follow. The server's headers are awaited at once, so that a refusal in them
    /// stops a writer even while nobody reads.
    /// </summary>
    public ClientCall<TReq, TRep> Start()
    {
        _content = new(_tokens.Token);
        _response = SendAsync(_content);
        _ = AwaitHeadersAsync();
        return this;
    }

    public async ValueTask WriteAsync(TReq message, CancellationToken cancellationToken)
    {
        await EnterAsync(_writing, cancellationToken);
        try
        {
            using var linked = _tokens.ForWriting(cancellationToken);
            if (_completed)
                throw new InvalidOperationException("The requests have been completed already.");
            _frame.ResetWrittenCount();
            FrameWriter.Write(_frame, message, Limits, _channel.Options.CompressRequests);
            if (Status is not null)
                throw EndedEarly(cancellationToken);
            if (await TryWriteAsync(linked.Token) is { } failure)
                await ThrowEndAsync(failure, cancellationToken);
            _traffic.Sent(_frame.WrittenCount);
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>Says that no request follows.</summary>
    public async ValueTask CompleteAsync(CancellationToken cancellationToken)
    {
        await EnterAsync(_writing, cancellationToken);
        _completed = true;
        _content?.Complete();
        _writing.Release();
    }

    /// <summary>The next reply, or null when the call has ended well.</summary>
    public async ValueTask<TRep?> ReadAsync(CancellationToken cancellationToken)
    {
        await EnterAsync(_reading, cancellationToken);
        try
        {
            if (_kept.TryDequeue(out var reply))
                return reply;
            _tokens.BeginSilence();
            reply = await ReadFrameAsync(cancellationToken);
            _tokens.EndSilence();
            return reply;
        }
        finally
        {
            _reading.Release();
        }
    }

    /// <summary>The only reply of a call that has no stream of them.</summary>
    public async Task<TRep> ReadOnlyOneAsync(CancellationToken cancellationToken)
    {
        var reply = await ReadAsync(cancellationToken)
            ?? throw FrameReader.Broken("The server ended the call well, but without a reply.");
        return await ReadAsync(cancellationToken) is null
            ? reply
            : throw FrameReader.Broken("The server sent more than one reply where one belongs.");
    }

    /// <summary>The metadata in the server's first headers.</summary>
    public async Task<GrpcMetadata> ReadHeadersAsync(CancellationToken cancellationToken)
    {
        await EnterAsync(_reading, cancellationToken);
        try
        {
            await OpenAsync(cancellationToken);
            return _frames is not null || Status is { IsOK: true }
                ? ServerHeaders.Metadata(_response!.Result.Headers)
                : throw Ended(cancellationToken);
        }
        finally
        {
            _reading.Release();
        }
    }

    /// <summary>Gives the call up unless it has ended.</summary>
    public void Dispose()
    {
        Abort();
        _steps.End(Status ?? new(GrpcStatusCode.Cancelled, "The call was given up."));
        _tokens.Dispose();
    }

    private async Task<HttpResponseMessage> SendAsync(HttpContent content)
    {
        try
        {
            return await _steps.SendAsync(() => _connections.Invoker.SendAsync(
                RequestHeaders.Make(
                    _channel, _method.Path, _options.Timeout, _steps.Exchange.RequestHeaders, content),
                _tokens.Token));
        }
        catch
        {
            _content?.GiveUp();
            throw;
        }
    }

    private async Task AwaitHeadersAsync()
    {
        await _reading.WaitAsync(CancellationToken.None);
        await OpenAsync(CancellationToken.None);
        _reading.Release();
    }

    private async ValueTask<Exception?> TryWriteAsync(CancellationToken cancellationToken)
    {
        try
        {
            var stream = await _content!.Stream.WaitAsync(cancellationToken);
            await stream.WriteAsync(_frame.WrittenMemory, cancellationToken);
            await stream.FlushAsync(cancellationToken);
            return null;
        }
        catch (Exception failure) when (ClientFailure.IsOfTransport(failure))
        {
            return failure;
        }
    }

    /// <summary>
    /// A write fails before the status has been read. The rest of the replies is kept for the reader, then the status
    /// of the server is thrown in place of the failure of the write.
    /// </summary>
    private async Task ThrowEndAsync(Exception failure, CancellationToken cancellationToken)
    {
        if (Status is null && _tokens.Reason(cancellationToken) is not null)
            Fail(failure, cancellationToken);
        if (Status is not null)
            throw EndedEarly(cancellationToken);
        await EnterAsync(_reading, cancellationToken);
        try
        {
            while (await ReadFrameAsync(cancellationToken) is { } reply)
                _kept.Enqueue(reply);
        }
        finally
        {
            _reading.Release();
        }

        throw EndedEarly(cancellationToken);
    }

    /// <summary>What a writer is told; a server that ends well has still not read the request.</summary>
    private Exception EndedEarly(CancellationToken cancellationToken) => Status is { IsOK: true }
        ? new GrpcException(
            GrpcStatusCode.Unavailable, "The server ended the call before it had read every request.", Trailers)
        : Ended(cancellationToken);

    private async ValueTask<TRep?> ReadFrameAsync(CancellationToken cancellationToken)
    {
        await OpenAsync(cancellationToken);
        if (Status is null)
        {
            try
            {
                using var linked = _tokens.With(cancellationToken);
                if (await _frames!.ReadAsync(linked.Token) is { } reply)
                    return reply;
                EndWith(ServerHeaders.StatusAtEnd(_response!.Result, out var trailers), trailers);
            }
            catch (Exception failure)
            {
                Fail(failure, cancellationToken);
            }
        }

        return Status is { IsOK: true } ? null : throw Ended(cancellationToken);
    }

    /// <summary>Waits for the server's headers once; a refusal in them ends the call.</summary>
    private async ValueTask OpenAsync(CancellationToken cancellationToken)
    {
        if (_frames is not null || Status is not null)
            return;
        try
        {
            var response = await _response!.WaitAsync(cancellationToken);
            if (ServerHeaders.StatusAtStart(response, out var trailers) is { } status)
            {
                EndWith(status, trailers);
                return;
            }

            var encoding = ServerHeaders.Encoding(response);
            if (!FrameReader.Knows(encoding))
                throw FrameReader.Broken("The encoding of the replies is not known.");
            var body = await response.Content.ReadAsStreamAsync(_tokens.Token);
            var pipe = PipeReader.Create(body, ServerHeaders.Buffers);
            _frames = new(pipe, _method.ReplyParser, Limits, encoding, _traffic);
        }
        catch (Exception failure)
        {
            Fail(failure, cancellationToken);
        }
    }

    private void EndWith(GrpcStatus status, GrpcMetadata trailers)
    {
        Trailers = trailers;
        Status = status;
        _steps.End(status, trailers);
        _tokens.End();
        _content?.Complete();
    }

    private void Fail(Exception failure, CancellationToken cancellationToken)
    {
        _failure = failure;
        var status = _tokens.Reason(cancellationToken) ?? ClientFailure.Explain(failure);
        if (failure is GrpcException own)
            Trailers = own.Trailers;
        Status = status;
        _steps.End(status);
        Abort();
    }

    private Exception Ended(CancellationToken cancellationToken)
    {
        if (_tokens.IsGivenUpBy(cancellationToken, out var token) && _failure is not null)
            return new OperationCanceledException("The call was given up.", _failure, token);
        return new GrpcException(Status ?? GrpcStatus.OK, Trailers, _failure)
        {
            IsOwnLimit = _failure is GrpcException { IsOwnLimit: true },
        };
    }

    /// <summary>Waits for the other writer or reader. A free gate lets in whatever the tokens say.</summary>
    private async ValueTask EnterAsync(SemaphoreSlim gate, CancellationToken operation)
    {
        if (gate.Wait(0, CancellationToken.None))
            return;
        using var linked = _tokens.With(operation);
        try
        {
            await gate.WaitAsync(linked.Token);
        }
        catch (OperationCanceledException failure)
        {
            if (Status is null)
                Fail(failure, operation);
            throw Ended(operation);
        }
    }

    private void Abort()
    {
        if (Status is not { IsOK: true })
        {
            _tokens.GiveUp();
            _content?.GiveUp();
        }

        _response?.ContinueWith(
            sent => sent.Result.Dispose(),
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnRanToCompletion | TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
    }
}
