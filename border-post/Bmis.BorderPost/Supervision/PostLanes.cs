using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.Serving;
using Microsoft.Extensions.Options;

namespace Bmis.BorderPost.Supervision;

/// <summary>
/// The lanes of the post, asked over the post's own network when somebody wants to know; the centre is not needed.
/// </summary>
internal sealed class PostLanes(IOptions<SupervisionOptions> options) : IDisposable
{
    internal const string Path = "/lane-state";

    private const int LongestAnswer = 4096;

    private readonly HttpClient _client = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = options.Value.Patience,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = Policy(options.Value.Roots()) },
    })
    {
        Timeout = options.Value.Patience,
        MaxResponseContentBufferSize = LongestAnswer,
    };

    /// <summary>The other lanes in the order of the settings; null in the place of one that did not answer.</summary>
    internal async Task<IReadOnlyList<(PostLane Lane, LaneNow? Now)>> LookAsync(CancellationToken cancellation) =>
        await Task.WhenAll(options.Value.Lanes.Select(async lane => (lane, await AskAsync(lane, cancellation))));

    public void Dispose() => _client.Dispose();

    // A lane that is away, slow or another program is one thing to the supervisor: it does not answer as a lane.
    private async Task<LaneNow?> AskAsync(PostLane lane, CancellationToken cancellation)
    {
        try
        {
            var now = await _client.GetFromJsonAsync<LaneNow>(new Uri(lane.Uri!, Path), cancellation);
            return now?.Lane == lane.Id ? now : null;
        }
        catch (Exception trouble) when (trouble is HttpRequestException or JsonException
            || (trouble is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return null;
        }
    }

    private static X509ChainPolicy? Policy(X509Certificate2Collection? roots)
    {
        if (roots is null) return null;
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck,
        };
        policy.CustomTrustStore.AddRange(roots);
        return policy;
    }
}
