using Bmis.Sync.Envelopes;
using Bmis.Sync.Outbox;
using Bmis.TestKit.Suites;
using Dapper;

namespace Bmis.Central.Tests.Intake;

public sealed class ClockAlarmTests : IAsyncLifetime
{
    private IntakeBench _bench = null!;
    private Producer _lane = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _bench = await IntakeBench.OpenAsync();
        _lane = await _bench.ProducerAsync();
    }

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Theory]
    [InlineData(0, false)]
    [InlineData(60, false)]
    [InlineData(-60, false)]
    [InlineData(61, true)]
    [InlineData(-61, true)]
    [InlineData(-1_700_000_000, true)]
    public async Task A_clock_that_is_off_by_more_than_the_limit_raises_an_alarm(long seconds, bool isOff)
    {
        await SayAsync(_lane, 7, seconds);
        await SayAsync(_lane, 8, seconds);
        string[] expected = isOff ? ["clock-skew 7 open"] : [];
        Assert.Equal(expected, await AlarmsAsync());
    }

    [Fact]
    public async Task It_is_closed_by_itself_when_the_clock_is_right_again_and_raised_anew_when_it_is_not()
    {
        await SayAsync(_lane, 7, 300);
        await SayAsync(_lane, 9, 2);
        Assert.Equal(["clock-skew 7 closed"], await AlarmsAsync());
        await SayAsync(_lane, 9, -300);
        Assert.Equal(["clock-skew 7 closed", "clock-skew 9 open"], await AlarmsAsync());
        await SayAsync(_lane, 9, 0);
        await SayAsync(_lane, 9, -300);
        Assert.Equal(["clock-skew 7 closed", "clock-skew 9 open"], await AlarmsAsync());
    }

    [Fact]
    public async Task A_right_clock_closes_neither_another_lanes_alarm_nor_one_of_another_kind()
    {
        var other = await _bench.ProducerAsync();
        await SayAsync(other, 3, 300);
        await _bench.Store.QuarantineAsync(
            _lane, new(Bmis.Sync.Protocol.RefusalReason.Fork, 5, new byte[] { 1 }), Cancellation);
        await SayAsync(_lane, 4, 0);
        Assert.Equal(["clock-skew 3 open", "Fork 5 open"], await AlarmsAsync());
    }

    private async Task SayAsync(Producer lane, long head, long secondsOff)
    {
        _bench.Clock.Now += TimeSpan.FromSeconds(10);
        var device = _bench.Clock.Now.AddSeconds(secondsOff);
        var branch = await _bench.Store.TakeAsync(lane, Cancellation);
        await _bench.Store.NoteStatusAsync(
            branch, new LaneStatus(head, null, new Dictionary<string, long>(), device, 1_000), Cancellation);
    }

    private async Task<IEnumerable<string>> AlarmsAsync()
    {
        await using var connection = await _bench.Fixture.Source.OpenConnectionAsync(Cancellation);
        return await connection.QueryAsync<string>(
            """
            select concat_ws(' ', kind, sequence, case when closed_at is null then 'open' else 'closed' end)
            from alarm order by sequence
            """);
    }
}
