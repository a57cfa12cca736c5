namespace Bmis.Central.Intake.Sticks;

/// <summary>Says on standard error how much of a kit is stored, each tenth once.</summary>
internal sealed class StickProgress(TextWriter error, long start, long end) : IProgress<long>
{
    private long _told;

    public void Report(long value)
    {
        if (end == start || (value - start) * 10 / (end - start) is var tenth && tenth <= _told)
            return;
        _told = tenth;
        error.WriteLine($"{value - start} of {end - start} entries");
    }
}
