namespace Bmis.Sync.Wire;

/// <summary>
/// What a channel may spend on repeating unary calls (gRPC proposal A6, "Throttling Retry Attempts"): each failure
/// costs one of ten tokens, each success earns a tenth of one, and nothing is repeated while five or fewer are left. A
/// server in trouble is not asked twice by everybody. Safe for all threads.
/// </summary>
internal sealed class RetryBudget
{
    // In thousandths, as the proposal counts them.
    private const int Most = 10_000;
    private const int Failure = 1_000;
    private const int Success = 100;

    private readonly Lock _gate = new();
    private int _left = Most;

    /// <summary>Notes a call that succeeded.</summary>
    public void Succeeded()
    {
        lock (_gate)
            _left = Math.Min(Most, _left + Success);
    }

    /// <summary>Notes a call that failed; says whether it may be repeated.</summary>
    public bool Failed()
    {
        lock (_gate)
        {
            _left = Math.Max(0, _left - Failure);
            return _left > Most / 2;
        }
    }
}
