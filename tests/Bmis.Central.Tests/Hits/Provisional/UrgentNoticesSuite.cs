using Bmis.Central.Tests.Intake;
using Bmis.TestKit.Suites;

namespace Bmis.Central.Tests.Hits.Provisional;

/// <summary>What every store of notices must do, on PostgreSQL.</summary>
public sealed class UrgentNoticesSuite : UrgentStoreSuite
{
    protected override async ValueTask<InboxBench> OpenAsync() => await IntakeBench.OpenAsync();
}
