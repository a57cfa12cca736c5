using System.Reflection;
using Xunit;
using Xunit.v3;

namespace Bmis.TestKit;

/// <summary>
/// Cancels a test that has run for ten minutes, which fails it by name where it waits on
/// <see cref="ITestContext.CancellationToken"/>. What does not hear of that ends the whole program a minute later,
/// after its name, so that one test that waits for ever does not take the time of all others. What fixtures do before
/// and after a test is beyond it.
/// </summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class HangGuardAttribute : BeforeAfterTestAttribute
{
    private const string Key = nameof(HangGuardAttribute);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    public override void Before(MethodInfo methodUnderTest, IXunitTest test)
    {
        var context = TestContext.Current;
        var tries = 0;
        context.KeyValueStorage[Key + test.UniqueID] = new Timer(
            _ =>
            {
                if (++tries == 1)
                    context.CancelCurrentTest();
                else
                    Leave(test.TestDisplayName);
            },
            null, Patience, Grace);
    }

    /// <inheritdoc/>
    public override void After(MethodInfo methodUnderTest, IXunitTest test)
    {
        if (TestContext.Current.KeyValueStorage.Remove(Key + test.UniqueID, out var timer)) ((Timer)timer!).Dispose();
    }

    private static void Leave(string test)
    {
        Console.WriteLine($"hangs: {test}");
        Environment.Exit(1);
    }
}
