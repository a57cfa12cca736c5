using System.Net.Http.Headers;
using Npgsql;

namespace Bmis.Central.PassengerData.Interactive.Notices;

/// <summary>
/// Brings unsolicited messages to the carriers' callback addresses until they are acknowledged. An acknowledgement may
/// come in the answer, or later by itself.
/// </summary>
internal sealed class NoticeSender(
    NoticeStore notices,
    Acknowledgements acknowledgements,
    IHttpClientFactory clients,
    NoticeSignal signal,
    TimeProvider clock,
    ILogger<NoticeSender> logger) : BackgroundService
{
    /// <summary>The name of the client.</summary>
    public const string Client = "interactive notices";

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);

    /// <summary>Makes every try whose time has come; returns how many.</summary>
    internal async Task<int> RunAsync(CancellationToken cancellation)
    {
        var tries = 0;
        while (await notices.ClaimAsync(cancellation) is { } notice)
        {
            var fault = await FaultAsync(notice, cancellation);
            await notices.TellAsync(notice.NoticeId, fault, cancellation);
            if (fault.Length > 0)
                Log.NoticeNotDelivered(logger, notice.NoticeId, fault);
            tries++;
        }

        return tries;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await WorkAsync(stoppingToken);
                await signal.WaitAsync(Look, clock, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Headquarters stops.
        }
    }

    private async Task WorkAsync(CancellationToken cancellation)
    {
        try
        {
            await RunAsync(cancellation);
        }
        catch (NpgsqlException fault)
        {
            Log.NoticesWait(logger, fault.GetType().Name);
        }
    }

    // A word for why it did not arrive; empty when it did.
    private async Task<string> FaultAsync(WaitingNotice notice, CancellationToken cancellation)
    {
        try
        {
            using var client = clients.CreateClient(Client);
            using var content = new ByteArrayContent(notice.Message!);
            content.Headers.ContentType = new MediaTypeHeaderValue(InteractiveEndpoints.MediaType);
            using var answer = await client.PostAsync(new Uri(notice.Callback!), content, cancellation);
            if (!answer.IsSuccessStatusCode)
                return $"status {(int)answer.StatusCode}";
            var body = await answer.Content.ReadAsByteArrayAsync(cancellation);
            if (body.Length > 0)
                await acknowledgements.TakeAsync(body, notice.PartnerId, cancellation);
            return "";
        }
        catch (HttpRequestException fault)
        {
            return fault.HttpRequestError.ToString();
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return "timeout";
        }
        catch (UriFormatException)
        {
            return "address";
        }
    }
}
