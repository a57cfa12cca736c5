using System.Diagnostics.Metrics;
using Bmis.Sync.Wire.Measuring;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using ServiceDescriptor = Google.Protobuf.Reflection.ServiceDescriptor;

namespace Bmis.Sync.Wire;

/// <summary>Puts gRPC services into an ASP.NET Core application.</summary>
public static class GrpcEndpoints
{
    /// <summary>Registers the options of the gRPC room and checks them at start.</summary>
    public static IServiceCollection AddGrpcWire(
        this IServiceCollection services, Action<GrpcServerOptions>? configure = null)
    {
        services.AddOptions<GrpcServerOptions>()
            .Configure(configure ?? (_ => { }))
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<GrpcServerOptions>, GrpcServerOptionsCheck>();
        return services;
    }

    /// <summary>
    /// Serves every method of a service with the handlers that <paramref name="bind"/> gives. The result takes
    /// conventions for the whole service, such as <c>RequireAuthorization</c> and <c>RequireHost</c>.
    /// </summary>
    /// <exception cref="InvalidOperationException">A handler is missing, doubled or misfitting.</exception>
    public static IEndpointConventionBuilder MapGrpc(
        this IEndpointRouteBuilder endpoints, ServiceDescriptor service, Action<GrpcServiceBinder> bind)
    {
        var binder = new GrpcServiceBinder(service, Settings(endpoints.ServiceProvider));
        bind(binder);
        var group = endpoints.MapGroup("/" + service.FullName);
        foreach (var (name, serve) in binder.Finish())
            group.MapPost("/" + name, serve).WithDisplayName($"gRPC {service.FullName}/{name}");
        group.MapPost("/{method}", Unknown(service)).WithDisplayName($"gRPC {service.FullName}, unknown method");
        return group;
    }

    /// <summary>The application's clock.</summary>
    internal static TimeProvider Clock(this IEndpointRouteBuilder endpoints) => Clock(endpoints.ServiceProvider);

    private static TimeProvider Clock(IServiceProvider services) =>
        services.GetService<TimeProvider>() ?? TimeProvider.System;

    private static RequestDelegate Unknown(ServiceDescriptor service)
    {
        var status = new GrpcStatus(GrpcStatusCode.Unimplemented, $"{service.FullName} has no such method.");
        return http =>
        {
            if (ServerAnswer.Begin(http))
                ServerAnswer.End(http, status, [], hasBody: false);
            return Task.CompletedTask;
        };
    }

    private static ServerSettings Settings(IServiceProvider services) =>
        Settings(services, Clock(services));

    private static ServerSettings Settings(IServiceProvider services, TimeProvider time) => new(
        services.GetService<IOptions<GrpcServerOptions>>()?.Value ?? new(),
        time,
        services.GetService<ILoggerFactory>()?.CreateLogger("Bmis.Sync.Wire") ?? NullLogger.Instance,
        new WireMeters(services.GetService<IMeterFactory>(), time),
        services.GetService<IHostApplicationLifetime>()?.ApplicationStopping ?? CancellationToken.None);
}
