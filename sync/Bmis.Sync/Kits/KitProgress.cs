namespace Bmis.Sync.Kits;

/// <summary>Says how far a run of entries is, in the words "300 of 1200 entries", each tenth once.</summary>
/// <param name="output">Where it is said: standard error, beside the verb's result.</param>
/// <param name="start">The number behind which the run begins.</param>
/// <param name="end">The number of its last entry.</param>
public sealed class KitProgress(TextWriter output, long start, long end) : IProgress<long>
{
    private long _told;

    /// <summary>Everything up to this number is done.</summary>
    public void Report(long value)
    {
        if (end <= start || (value - start) * 10 / (end - start) is var tenth && tenth <= _told)
            return;
        _told = tenth;
        output.WriteLine($"{value - start} of {end - start} entries");
    }
}
