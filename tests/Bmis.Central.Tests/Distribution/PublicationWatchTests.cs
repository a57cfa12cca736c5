using Bmis.Central.Distribution;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bmis.Central.Tests.Distribution;

public sealed class PublicationWatchTests
{
    [Fact]
    public async Task A_server_that_stops_ends_its_watch_without_a_fault()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var warehouse = await WarehouseFixture.MigratedAsync();
        using var lists = new PublishedLists(warehouse.Warehouse, warehouse.Keys);
        using var watch = new PublicationWatch(
            warehouse.Warehouse, lists, TimeProvider.System, NullLogger<PublicationWatch>.Instance);
        await watch.StartAsync(cancellation);
        await lists.CurrentAsync(cancellation);
        await watch.StopAsync(cancellation);
        Assert.True(watch.ExecuteTask!.IsCompletedSuccessfully);
    }
}
