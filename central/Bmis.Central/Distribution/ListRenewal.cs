using Bmis.Central.CommandLine;
using Bmis.Crossings;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Bmis.Central.Distribution;

/// <summary>
/// Signs lists anew that nobody changes, before lanes count them as stale: at start and every minute it looks whether
/// one is due. A lane that holds the content fetches no byte of it again.
/// </summary>
internal sealed class ListRenewal(
    ListPublisher publisher, IOptions<DistributionOptions> options, TimeProvider clock, ILogger<ListRenewal> logger)
    : RecurringWork(Pause, clock)
{
    internal static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    /// <summary>Renews what is due.</summary>
    public async Task RenewDueAsync(CancellationToken cancellation)
    {
        await RenewAsync(ListNames.Alert, options.Value.RenewAlertAfter, cancellation);
        await RenewAsync(ListNames.AlertPrints, options.Value.RenewAlertAfter, cancellation);
        await RenewAsync(ListNames.Clearances, options.Value.RenewClearancesAfter, cancellation);
        await RenewAsync(ListNames.Officers, options.Value.RenewOfficersAfter, cancellation);
        await RenewRolesAsync(cancellation);
    }

    protected override Task WorkAsync(CancellationToken cancellation) =>
        publisher.CanSign ? RenewDueAsync(cancellation) : Task.CompletedTask;

    private async Task RenewRolesAsync(CancellationToken cancellation)
    {
        try
        {
            if (await publisher.RenewRolesAsync(cancellation))
                Log.RolesRenewed(logger);
        }
        catch (Exception fault) when (fault is NpgsqlException or StopException)
        {
            Log.RenewalFailed(logger, "roles", fault.Message);
        }
    }

    private async Task RenewAsync(string name, TimeSpan age, CancellationToken cancellation)
    {
        try
        {
            if (await publisher.RenewAsync(name, age, cancellation) is { } version)
                Log.ListRenewed(logger, name, version);
        }
        catch (Exception fault) when (fault is NpgsqlException or StopException or InvalidDataException)
        {
            Log.RenewalFailed(logger, name, fault.Message);
        }
    }
}
