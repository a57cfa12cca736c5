using Bmis.TestKit.Suites;

namespace Bmis.Central.Tests.Intake;

/// <summary>What every inbox must do, where the lanes' region lies on a server of its own.</summary>
public sealed class ShardedInboxSuite : InboxStoreSuite
{
    protected override async ValueTask<InboxBench> OpenAsync() =>
        new IntakeBench(await WarehouseFixture.ShardedAsync(), owned: true);
}
