using Bmis.Sync.Urgent;

namespace Bmis.Sync.Tests.Urgent;

public sealed class UrgentQueueTests
{
    private readonly UrgentQueue _queue = new(TimeSpan.FromSeconds(5));

    [Fact]
    public void An_entry_that_has_its_turn_in_time_is_never_told()
    {
        _queue.Add(7, At(0));
        Assert.Null(_queue.Next(At(4)));
        Assert.Equal(At(5), _queue.NextDue);
        _queue.Acknowledged(7);
        Assert.Null(_queue.Next(At(5)));
        Assert.Null(_queue.NextDue);
    }

    [Fact]
    public void Of_those_that_waited_long_enough_the_newest_comes_first_and_each_once()
    {
        foreach (var sequence in new[] { 3, 8, 5 })
            _queue.Add(sequence, At(0));
        _queue.Add(9, At(2));
        var told = new List<long>();
        while (_queue.Next(At(6)) is { } sequence)
        {
            told.Add(sequence);
            _queue.Settled(sequence);
        }

        Assert.Equal([8, 5, 3], told);
        Assert.Equal(9, _queue.Next(At(7)));
    }

    [Fact]
    public void What_the_centre_would_not_keep_waits_with_all_others()
    {
        _queue.Add(3, At(0));
        _queue.Add(8, At(0));
        _queue.PutOff(At(30));
        Assert.Null(_queue.Next(At(29)));
        _queue.Acknowledged(3);
        Assert.Equal(8, _queue.Next(At(30)));
    }

    private static TimeSpan At(int seconds) => TimeSpan.FromSeconds(seconds);
}
