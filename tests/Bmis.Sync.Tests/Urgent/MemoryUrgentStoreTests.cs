using Bmis.Sync.Tests.Inbox;
using Bmis.TestKit.Suites;

namespace Bmis.Sync.Tests.Urgent;

public sealed class MemoryUrgentStoreTests : UrgentStoreSuite
{
    protected override ValueTask<InboxBench> OpenAsync() =>
        ValueTask.FromResult<InboxBench>(new MemoryInboxStoreTests.Bench());
}
