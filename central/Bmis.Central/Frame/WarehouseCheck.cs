using Bmis.Central.Database;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace Bmis.Central.Frame;

/// <summary>Headquarters is well when its warehouse answers.</summary>
internal sealed class WarehouseCheck(IWarehouse warehouse) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken)
    {
        try
        {
            await using var command = warehouse.ForRegistry().CreateCommand("select 1");
            await command.ExecuteScalarAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (NpgsqlException)
        {
            return HealthCheckResult.Unhealthy("The warehouse does not answer.");
        }
    }
}
