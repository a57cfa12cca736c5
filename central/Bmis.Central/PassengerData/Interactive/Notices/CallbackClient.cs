using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Options;

namespace Bmis.Central.PassengerData.Interactive.Notices;

/// <summary>How carriers' callback addresses are called: no redirects, little patience, a private root if one is set.
/// </summary>
internal static class CallbackClient
{
    // A callback answers with an acknowledgement, which has some hundred bytes.
    private const int LongestAnswer = 64 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static void Add(IServiceCollection services) => services
        .AddHttpClient(NoticeSender.Client, client =>
        {
            client.Timeout = Patience;
            client.MaxResponseContentBufferSize = LongestAnswer;
        })
        .ConfigurePrimaryHttpMessageHandler(provider =>
            Handler(provider.GetRequiredService<IOptions<PassengerDataOptions>>().Value.CallbackRootFile))
        // Its log would hold the address.
        .RemoveAllLoggers();

    private static SocketsHttpHandler Handler(string rootFile)
    {
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false };
        if (rootFile.Length == 0)
            return handler;
        handler.SslOptions.CertificateChainPolicy = new()
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck,
        };
        handler.SslOptions.CertificateChainPolicy.CustomTrustStore.ImportFromPemFile(rootFile);
        return handler;
    }
}
