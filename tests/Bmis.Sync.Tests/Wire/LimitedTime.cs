namespace Bmis.Sync.Tests.Wire;

/// <summary>A call that never ends must fail its test, not stop the run.</summary>
internal static class LimitedTime
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <summary>A source that fires when the test is stopped or has taken far too long.</summary>
    public static CancellationTokenSource Source()
    {
        var source = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        source.CancelAfter(Limit);
        return source;
    }
}
