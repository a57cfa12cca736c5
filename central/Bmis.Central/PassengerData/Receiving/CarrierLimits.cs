using System.Globalization;
using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace Bmis.Central.PassengerData.Receiving;

/// <summary>
/// How much of one partner is in work at once; a little more waits, in order, and the rest hears 503 at once, so that
/// no partner's flood takes the others' turn and nobody waits for an answer that comes too late.
/// </summary>
internal static class CarrierLimits
{
    /// <summary>Of files of messages, each of which is in memory.</summary>
    public const string Files = "carriers' files";

    /// <summary>Of requests before boarding.</summary>
    public const string Requests = "carriers' requests";

    private static readonly TimeSpan Again = TimeSpan.FromSeconds(1);

    public static void Add(IServiceCollection services)
    {
        services.AddRateLimiter(limits =>
        {
            limits.RejectionStatusCode = StatusCodes.Status503ServiceUnavailable;
            limits.OnRejected = (rejected, _) =>
            {
                rejected.HttpContext.Response.Headers.RetryAfter =
                    Again.TotalSeconds.ToString(CultureInfo.InvariantCulture);
                return ValueTask.CompletedTask;
            };
            limits.AddPolicy(Files, context => Of(context, options => (options.FilesAtOnce, options.FilesWaiting)));
            limits.AddPolicy(
                Requests, context => Of(context, options => (options.RequestsAtOnce, options.RequestsWaiting)));
        });
    }

    private static RateLimitPartition<string> Of(
        HttpContext context, Func<PassengerDataOptions, (int AtOnce, int Waiting)> pick)
    {
        var options = context.RequestServices.GetRequiredService<IOptions<PassengerDataOptions>>();
        var (atOnce, waiting) = pick(options.Value);
        return RateLimitPartition.GetConcurrencyLimiter(
            context.User.FindFirstValue(CarrierIdentity.Name) ?? "",
            _ => new()
            {
                PermitLimit = atOnce, QueueLimit = waiting, QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
            });
    }
}
