using Bmis.BorderPost.Duty;
using Microsoft.Extensions.Options;

namespace Bmis.BorderPost.Tests.Duty;

public sealed class SessionsTests
{
    private readonly ManualClock _clock = new();
    private readonly Sessions _sessions;

    public SessionsTests()
    {
        _sessions = new(Options.Create(new DutyOptions { IdleLock = TimeSpan.FromMinutes(5) }), _clock);
        _sessions.Begin("s1", "o.one");
    }

    [Fact]
    public void Acts_of_a_person_keep_a_session_open_and_what_pages_do_by_themselves_does_not()
    {
        _clock.Advance(TimeSpan.FromMinutes(4));
        Assert.Equal(SessionState.Open, _sessions.Touch("s1", "o.one", byPerson: true));
        _clock.Advance(TimeSpan.FromMinutes(4));
        Assert.Equal(SessionState.Open, _sessions.Touch("s1", "o.one", byPerson: false));
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(SessionState.Locked, _sessions.Touch("s1", "o.one", byPerson: true));
    }

    [Fact]
    public void An_idle_session_is_locked_once_and_told()
    {
        List<string> told = [];
        _sessions.Closed += told.Add;
        Assert.Empty(_sessions.LockIdle());
        _clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal([("s1", "o.one")], _sessions.LockIdle());
        Assert.Empty(_sessions.LockIdle());
        Assert.Equal(["s1"], told);
        Assert.Equal(SessionState.Locked, _sessions.Touch("s1", "o.one", byPerson: true));
        _sessions.Unlock("s1");
        Assert.Equal(SessionState.Open, _sessions.Touch("s1", "o.one", byPerson: true));
    }

    [Fact]
    public void Three_wrong_pins_end_the_pin()
    {
        _sessions.SetPin("s1", "2580");
        Assert.True(_sessions.TryPin("s1", "2580"));
        for (var i = 0; i < 3; i++) Assert.False(_sessions.TryPin("s1", "1111"));
        Assert.False(_sessions.HasPin("s1"));
        Assert.False(_sessions.TryPin("s1", "2580"));
    }

    [Fact]
    public void A_session_belongs_to_its_officer()
    {
        Assert.Equal(SessionState.Ended, _sessions.Touch("s1", "o.two", byPerson: true));
        _sessions.SetPin("s2", "2580");
        Assert.False(_sessions.HasPin("s2"));
    }

    [Fact]
    public void A_session_that_ended_never_begins_again()
    {
        _sessions.End("s1");
        Assert.Equal(SessionState.Ended, _sessions.Touch("s1", "o.one", byPerson: true));
        _sessions.Begin("s2", "o.two");
        _sessions.EndUnless(officer => officer != "o.two");
        Assert.Equal(SessionState.Ended, _sessions.Touch("s2", "o.two", byPerson: true));
    }

    [Theory]
    [InlineData("2580", true)]
    [InlineData("12345678", true)]
    [InlineData("123", false)]
    [InlineData("123456789", false)]
    [InlineData("7777", false)]
    [InlineData("12a4", false)]
    public void A_pin_has_four_to_eight_digits_that_differ(string text, bool isFit) =>
        Assert.Equal(isFit, Pin.IsFit(text));
}
