using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Bmis.Sync.Wire;

/// <summary>A method of a service, taken from the descriptor that protoc emits.</summary>
/// <typeparam name="TReq">The request message.</typeparam>
/// <typeparam name="TRep">The reply message.</typeparam>
public sealed class GrpcMethod<TReq, TRep>
    where TReq : class, IMessage<TReq>
    where TRep : class, IMessage<TRep>
{
    /// <summary>Takes the method called <paramref name="name"/> from a service.</summary>
    /// <exception cref="InvalidOperationException">
    /// The service has no such method, or its messages are others: a mistake of the program, said in a sentence.
    /// </exception>
    public GrpcMethod(ServiceDescriptor service, string name)
        : this(service, name, $"/{service.FullName}/{name}")
    {
    }

    /// <summary>Takes a method's shape under another path, to call what a server does not have.</summary>
    internal GrpcMethod(ServiceDescriptor service, string name, string path)
    {
        var method = service.FindMethodByName(name)
            ?? throw new InvalidOperationException($"The service {service.FullName} has no method {name}.");
        Require(method, method.InputType, typeof(TReq), "takes");
        Require(method, method.OutputType, typeof(TRep), "returns");
        Descriptor = method;
        Path = path;
        RequestParser = (MessageParser<TReq>)method.InputType.Parser;
        ReplyParser = (MessageParser<TRep>)method.OutputType.Parser;
    }

    /// <summary>The method's entry in the contract.</summary>
    public MethodDescriptor Descriptor { get; }

    /// <summary>The path of the HTTP/2 request: <c>/package.Service/Method</c>.</summary>
    public string Path { get; }

    /// <summary>Which of the two sides stream.</summary>
    public GrpcMethodKind Kind => (Descriptor.IsClientStreaming, Descriptor.IsServerStreaming) switch
    {
        (false, false) => GrpcMethodKind.Unary,
        (true, false) => GrpcMethodKind.ClientStream,
        (false, true) => GrpcMethodKind.ServerStream,
        (true, true) => GrpcMethodKind.Duplex,
    };

    internal MessageParser<TReq> RequestParser { get; }

    internal MessageParser<TRep> ReplyParser { get; }

    internal void RequireKind(GrpcMethodKind asked)
    {
        if (Kind != asked)
            throw new InvalidOperationException($"The method {Path} has the shape {Kind}, not {asked}.");
    }

    private static void Require(MethodDescriptor method, MessageDescriptor message, Type type, string verb)
    {
        if (message.ClrType != type)
        {
            throw new InvalidOperationException(
                $"The method {method.FullName} {verb} {message.FullName}, not {type.FullName}.");
        }
    }
}
