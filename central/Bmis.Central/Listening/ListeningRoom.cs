using System.Net;
using System.Security.Cryptography.X509Certificates;
using Bmis.Central.Certificates;
using Bmis.Sync.Wire;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace Bmis.Central.Listening;

/// <summary>
/// The ports: pages for people, HTTP/2 with mutual TLS for lanes, and HTTP/2 with TLS for devices that enrol. None
/// serves another's.
/// </summary>
internal static class ListeningRoom
{
    public static WebApplicationBuilder AddListening(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<ListeningOptions>()
            .Bind(builder.Configuration.GetSection("Listening"))
            .ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<ListeningOptions>>(
            new OptionsCheck<ListeningOptions>(options => options.Problem()));
        builder.WebHost.ConfigureKestrel(Configure);
        return builder;
    }

    /// <summary>Answers 404 to whoever asks one port for what the other serves. It stands behind routing.</summary>
    public static void UseListening(this WebApplication application) => application.Use((context, next) =>
    {
        var port = context.Features.Get<PortMark>() ?? PortMark.Pages;
        if (port == (context.GetEndpoint()?.Metadata.GetMetadata<PortMark>() ?? PortMark.Pages))
            return next(context);
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    });

    private static void Configure(KestrelServerOptions kestrel)
    {
        var options = kestrel.ApplicationServices.GetRequiredService<IOptions<ListeningOptions>>().Value;
        kestrel.AddServerHeader = false;
        kestrel.Limits.SetGrpcLimits();
        kestrel.Listen(IPAddress.Parse(options.PagesAddress), options.PagesPort, listener =>
        {
            if (options.PagesUseTls)
                listener.UseHttps(PemFiles.Load(options.PagesCertificateFile, options.PagesKeyFile));
        });
        if (!options.HasLanesPort)
            return;
        var certificate = PemFiles.Load(options.LanesCertificateFile, options.LanesKeyFile);
        var address = IPAddress.Parse(options.LanesAddress);
        kestrel.Listen(address, options.LanesPort, listener => Open(listener, PortMark.Lanes, certificate));
        if (options.HasEnrolmentPort)
            kestrel.Listen(address, options.EnrolmentPort, listener => Open(listener, PortMark.Enrolment, certificate));
    }

    private static void Open(ListenOptions listener, PortMark port, X509Certificate2 certificate)
    {
        listener.Use(next => connection =>
        {
            connection.Features.Set(port);
            return next(connection);
        });
        if (port == PortMark.Lanes)
            listener.UseGrpcMutualTls(certificate);
        else
            listener.UseGrpcTls(certificate);
    }
}
