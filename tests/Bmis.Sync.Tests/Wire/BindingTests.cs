using Bmis.Sync.Wire;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Bmis.Sync.Tests.Wire;

/// <summary>Handlers are held against the contract when the program starts.</summary>
public sealed class BindingTests
{
    [Fact]
    public void A_missing_handler_is_named() =>
        Refuses("The service bmis.echo.v1.Echo has no handler for Collect, Repeat, Chat.", Once);

    [Fact]
    public void A_second_handler_is_refused() =>
        Refuses("The method /bmis.echo.v1.Echo/Once has two handlers.", Once, Once);

    [Fact]
    public void A_method_outside_the_contract_is_refused() => Refuses(
        "The service bmis.echo.v1.Echo has no method Twice.",
        binder => binder.Unary<EchoRequest, EchoReply>("Twice", (_, _) => Task.FromResult(new EchoReply())));

    [Fact]
    public void Another_shape_is_refused() => Refuses(
        "The method /bmis.echo.v1.Echo/Chat has the shape Duplex, not Unary.",
        binder => binder.Unary<EchoRequest, EchoReply>("Chat", (_, _) => Task.FromResult(new EchoReply())));

    [Fact]
    public void Another_message_is_refused() => Refuses(
        "The method bmis.echo.v1.Echo.Once takes bmis.echo.v1.EchoRequest, not Bmis.Sync.Tests.Wire.EchoReply.",
        binder => binder.Unary<EchoReply, EchoReply>("Once", (request, _) => Task.FromResult(request)));

    [Fact]
    public void A_client_cannot_call_a_method_by_another_shape()
    {
        using var channel = new GrpcChannel(new Uri("http://localhost:1"));
        Assert.Throws<InvalidOperationException>(
            () => channel.Duplex(EchoMethods.Once, null, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Conventions_reach_every_method_and_the_unknown_ones()
    {
        await using var application = WebApplication.CreateBuilder().Build();
        using var service = new EchoService();
        application.MapGrpc(EchoMethods.Service, service.Bind).RequireAuthorization().RequireHost("*:4711");
        var endpoints = application.Services.GetRequiredService<EndpointDataSource>().Endpoints;
        if (endpoints.Count == 0)
            endpoints = [.. ((IEndpointRouteBuilder)application).DataSources.SelectMany(source => source.Endpoints)];
        Assert.Equal(5, endpoints.Count);
        Assert.All(endpoints, endpoint => Assert.NotNull(endpoint.Metadata.GetMetadata<IAuthorizeData>()));
        Assert.All(endpoints, endpoint => Assert.NotNull(endpoint.Metadata.GetMetadata<IHostMetadata>()));
    }

    private static void Once(GrpcServiceBinder binder) =>
        binder.Unary<EchoRequest, EchoReply>("Once", (_, _) => Task.FromResult(new EchoReply()));

    private static void Refuses(string sentence, params Action<GrpcServiceBinder>[] binds)
    {
        var application = WebApplication.CreateBuilder().Build();
        var failure = Assert.Throws<InvalidOperationException>(() => application.MapGrpc(
            EchoMethods.Service, binder => Array.ForEach(binds, bind => bind(binder))));
        Assert.Equal(sentence, failure.Message);
    }
}
