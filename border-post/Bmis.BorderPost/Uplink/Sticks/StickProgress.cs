namespace Bmis.BorderPost.Uplink.Sticks;

/// <summary>Says on standard error how far a verb is, each tenth once.</summary>
internal sealed class StickProgress(TextWriter error, string what, long whole) : IProgress<long>
{
    private long _told;

    public void Report(long value)
    {
        if (whole == 0 || value * 10 / whole <= _told)
            return;
        _told = value * 10 / whole;
        error.WriteLine($"{value} of {whole} {what}");
    }
}
