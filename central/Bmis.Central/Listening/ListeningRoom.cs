using System.Net;
using System.Security.Cryptography.X509Certificates;
using Bmis.Central.Certificates;
using Bmis.Sync.Wire;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.Options;

namespace Bmis.Central.Listening;

/// <summary>
/// The ports: pages for people, HTTP/2 with mutual TLS for lanes, HTTP/2 with TLS for devices that enrol, and HTTPS for
/// carriers, who may show a certificate. None serves another's.
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
        if (options.HasLanesPort)
            ListenToLanes(kestrel, options);
        if (options.HasCarriersPort)
            kestrel.Listen(IPAddress.Parse(options.CarriersAddress), options.CarriersPort, listener =>
                OpenToCarriers(listener, PemFiles.Load(options.CarriersCertificateFile, options.CarriersKeyFile)));
    }

    private static void ListenToLanes(KestrelServerOptions kestrel, ListeningOptions options)
    {
        var certificate = PemFiles.Load(options.LanesCertificateFile, options.LanesKeyFile);
        var address = IPAddress.Parse(options.LanesAddress);
        kestrel.Listen(address, options.LanesPort, listener => Open(listener, PortMark.Lanes, certificate));
        if (options.HasEnrolmentPort)
            kestrel.Listen(address, options.EnrolmentPort, listener => Open(listener, PortMark.Enrolment, certificate));
    }

    // Who shows a certificate is known by it alone, whoever issued it: so any is let through here.
    private static void OpenToCarriers(ListenOptions listener, X509Certificate2 certificate)
    {
        Mark(listener, PortMark.Carriers);
        listener.UseHttps(certificate, https =>
        {
            https.ClientCertificateMode = ClientCertificateMode.AllowCertificate;
            https.ClientCertificateValidation = (_, _, _) => true;
        });
    }

    private static void Mark(ListenOptions listener, PortMark port) => listener.Use(next => connection =>
    {
        connection.Features.Set(port);
        return next(connection);
    });

    private static void Open(ListenOptions listener, PortMark port, X509Certificate2 certificate)
    {
        Mark(listener, port);
        if (port == PortMark.Lanes)
            listener.UseGrpcMutualTls(certificate);
        else
            listener.UseGrpcTls(certificate);
    }
}
