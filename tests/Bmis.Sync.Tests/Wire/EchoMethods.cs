using Bmis.Sync.Wire;
using Google.Protobuf.Reflection;

namespace Bmis.Sync.Tests.Wire;

/// <summary>The echo service's methods as a client names them.</summary>
internal static class EchoMethods
{
    public static readonly ServiceDescriptor Service =
        EchoReflection.Descriptor.FindTypeByName<ServiceDescriptor>("Echo");
    public static readonly GrpcMethod<EchoRequest, EchoReply> Once = new(Service, "Once");
    public static readonly GrpcMethod<EchoRequest, EchoReply> Collect = new(Service, "Collect");
    public static readonly GrpcMethod<EchoRequest, EchoReply> Repeat = new(Service, "Repeat");
    public static readonly GrpcMethod<EchoRequest, EchoReply> Chat = new(Service, "Chat");

    /// <summary>A method that no server of this service has.</summary>
    public static readonly GrpcMethod<EchoRequest, EchoReply> UnknownMethod =
        new(Service, "Once", "/bmis.echo.v1.Echo/Later");

    /// <summary>A service that no server has.</summary>
    public static readonly GrpcMethod<EchoRequest, EchoReply> UnknownService =
        new(Service, "Once", "/bmis.echo.v1.Later/Once");
}
