using Bmis.Sync.Kits;

namespace Bmis.Sync.Tests.Kits;

/// <summary>How far a verb is, in words.</summary>
public sealed class KitProgressTests
{
    [Fact]
    public void Each_tenth_is_said_once_and_a_run_without_entries_never()
    {
        using var said = new StringWriter { NewLine = "\n" };
        var progress = new KitProgress(said, start: 100, end: 120);
        foreach (var number in (long[])[90, 100, 101, 102, 103, 110, 110, 120])
            progress.Report(number);
        Assert.Equal("2 of 20 entries\n10 of 20 entries\n20 of 20 entries\n", said.ToString());

        using var nothing = new StringWriter();
        new KitProgress(nothing, start: 7, end: 7).Report(7);
        Assert.Equal("", nothing.ToString());
    }
}
