using Google.Protobuf;
using Google.Protobuf.Reflection;
using Microsoft.AspNetCore.Http;

namespace Bmis.Sync.Wire;

/// <summary>
/// Binds the handlers of a service to its descriptor. A name that the contract does not know, a second handler for a
/// method, other messages or another shape throw <see cref="InvalidOperationException"/> with a sentence, at start.
/// </summary>
public sealed class GrpcServiceBinder
{
    private readonly ServiceDescriptor _service;
    private readonly ServerSettings _settings;
    private readonly Dictionary<string, RequestDelegate> _bound = new(StringComparer.Ordinal);

    internal GrpcServiceBinder(ServiceDescriptor service, ServerSettings settings)
    {
        _service = service;
        _settings = settings;
    }

    /// <summary>Binds a method with one request and one reply.</summary>
    public void Unary<TReq, TRep>(string method, Func<TReq, GrpcCall, Task<TRep>> handler)
        where TReq : class, IMessage<TReq>
        where TRep : class, IMessage<TRep> =>
        Bind<TReq, TRep>(method, GrpcMethodKind.Unary, async (requests, replies, call) =>
            replies.Put(await handler(await requests.ReadOnlyOneAsync(), call)));

    /// <summary>Binds a method with a stream of requests and one reply.</summary>
    public void ClientStream<TReq, TRep>(string method, Func<IAsyncEnumerable<TReq>, GrpcCall, Task<TRep>> handler)
        where TReq : class, IMessage<TReq>
        where TRep : class, IMessage<TRep> =>
        Bind<TReq, TRep>(method, GrpcMethodKind.ClientStream, async (requests, replies, call) =>
            replies.Put(await handler(requests.ReadAllAsync(), call)));

    /// <summary>Binds a method with one request and a stream of replies.</summary>
    public void ServerStream<TReq, TRep>(string method, Func<TReq, IGrpcWriter<TRep>, GrpcCall, Task> handler)
        where TReq : class, IMessage<TReq>
        where TRep : class, IMessage<TRep> =>
        Bind<TReq, TRep>(method, GrpcMethodKind.ServerStream, async (requests, replies, call) =>
            await handler(await requests.ReadOnlyOneAsync(), replies, call));

    /// <summary>
    /// Binds a method that streams both ways. The response headers leave with the first reply, or at once when the
    /// handler calls <see cref="GrpcCall.SendHeadersAsync"/>.
    /// </summary>
    public void Duplex<TReq, TRep>(
        string method, Func<IAsyncEnumerable<TReq>, IGrpcWriter<TRep>, GrpcCall, Task> handler)
        where TReq : class, IMessage<TReq>
        where TRep : class, IMessage<TRep> =>
        Bind<TReq, TRep>(method, GrpcMethodKind.Duplex, (requests, replies, call) =>
            handler(requests.ReadAllAsync(), replies, call));

    /// <summary>The bound methods by name; throws while one of the contract is missing.</summary>
    internal IReadOnlyDictionary<string, RequestDelegate> Finish()
    {
        var missing = _service.Methods.Select(method => method.Name).Where(name => !_bound.ContainsKey(name)).ToList();
        return missing.Count == 0 ? _bound : throw new InvalidOperationException(
            $"The service {_service.FullName} has no handler for {string.Join(", ", missing)}.");
    }

    private void Bind<TReq, TRep>(
        string name, GrpcMethodKind kind, Func<RequestReader<TReq>, ReplyWriter<TRep>, GrpcCall, Task> handler)
        where TReq : class, IMessage<TReq>
        where TRep : class, IMessage<TRep>
    {
        var method = new GrpcMethod<TReq, TRep>(_service, name);
        method.RequireKind(kind);
        if (!_bound.TryAdd(name, new ServerCall<TReq, TRep>(method, handler, _settings).RunAsync))
            throw new InvalidOperationException($"The method {method.Path} has two handlers.");
    }
}
