using Bmis.TestKit;

namespace Bmis.Central.Tests.Devices;

/// <summary>One headquarters for tests that take a lane of their own each.</summary>
public sealed class EnrolmentCentre : IAsyncLifetime
{
    private ServedCentre? _centre;

    internal string Database { get; private set; } = "";

    internal ServedCentre Served => _centre!;

    public async ValueTask InitializeAsync()
    {
        Database = await (await PostgresCluster.SharedAsync()).CreateDatabaseAsync();
        _centre = await ServedCentre.StartAsync(Database, "KEMBA-01");
    }

    public async ValueTask DisposeAsync()
    {
        if (_centre is not null)
            await _centre.DisposeAsync();
    }
}
