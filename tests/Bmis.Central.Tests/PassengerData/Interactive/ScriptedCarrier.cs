using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bmis.Central.Tests.PassengerData.Interactive;

/// <summary>A carrier's callback address over HTTPS that answers as its script says, one answer a call.</summary>
internal sealed class ScriptedCarrier : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly ConcurrentQueue<Func<string, (int Status, string Body)>> _script = new();
    private readonly Channel<string> _calls = Channel.CreateUnbounded<string>();

    private ScriptedCarrier(WebApplication server, string root) => (_server, RootPem) = (server, root);

    /// <summary>Whoever calls must trust this.</summary>
    public string RootPem { get; }

    public string Address { get; private set; } = "";

    public static async Task<ScriptedCarrier> StartAsync()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var certificate = Certificate(key);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Listen(IPAddress.Loopback, 0, listener => listener.UseHttps(certificate)));
        var carrier = new ScriptedCarrier(builder.Build(), certificate.ExportCertificatePem());
        carrier._server.MapPost("/callback", carrier.AnswerAsync);
        await carrier._server.StartAsync();
        var address = carrier._server.Services.GetRequiredService<IServer>()
            .Features.Get<IServerAddressesFeature>()!.Addresses.First();
        carrier.Address = $"https://localhost:{new Uri(address).Port}/callback";
        return carrier;
    }

    /// <summary>The next calls are answered so.</summary>
    public void Script(params Func<string, (int Status, string Body)>[] answers) =>
        Array.ForEach(answers, _script.Enqueue);

    /// <summary>The next call that comes.</summary>
    public ValueTask<string> NextAsync(CancellationToken cancellation) => _calls.Reader.ReadAsync(cancellation);

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.Latin1);
        var message = await reader.ReadToEndAsync(context.RequestAborted);
        var (status, body) = _script.TryDequeue(out var answer) ? answer(message) : (StatusCodes.Status200OK, "");
        context.Response.StatusCode = status;
        await context.Response.WriteAsync(body, Encoding.Latin1, context.RequestAborted);
        await _calls.Writer.WriteAsync(message, context.RequestAborted);
    }

    private static X509Certificate2 Certificate(ECDsa key)
    {
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        var now = TimeProvider.System.GetUtcNow();
        using var made = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
    }
}
