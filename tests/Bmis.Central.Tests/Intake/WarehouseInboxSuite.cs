using Bmis.TestKit.Suites;

namespace Bmis.Central.Tests.Intake;

/// <summary>What every inbox must do, on PostgreSQL.</summary>
public sealed class WarehouseInboxSuite : InboxStoreSuite
{
    protected override async ValueTask<InboxBench> OpenAsync() => await IntakeBench.OpenAsync();
}
