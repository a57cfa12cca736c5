using System.Security.Cryptography;
using System.Text;
using Bmis.BorderPost.Duty;
using Bmis.BorderPost.Journaling;
using Bmis.BorderPost.Lists;
using Bmis.BorderPost.Serving;
using Bmis.BorderPost.Tests.Journaling;
using Bmis.BorderPost.Tests.Lists;
using Bmis.Crossings;
using Bmis.Crossings.Contracts;
using Bmis.Crossings.Duty;
using Google.Protobuf;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Bmis.BorderPost.Tests.Duty;

public sealed class DutyRosterTests : IDisposable
{
    private readonly Scratch _scratch = new();
    private readonly ManualClock _clock = new();
    private readonly SignedLists _lists;
    private readonly Journal _journal;

    public DutyRosterTests()
    {
        _lists = new SignedLists(_scratch, _clock);
        _journal = Journals.Open(_scratch.File("journal.db"), clock: _clock);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _journal.Dispose();
        _lists.Dispose();
        _scratch.Dispose();
    }

    [Fact]
    public async Task The_right_password_takes_up_duty_and_is_recorded()
    {
        var (roster, _) = await RosterAsync(Officer("o.one", OfficerRoles.Officer));
        var (result, officer) = await SignInAsync(roster, "o.one");
        Assert.Equal((SignInResult.Accepted, "o.one", true), (result, officer!.OfficerId, officer.Is("officer")));
        Assert.Equal(officer.OfficerId, roster.Current(DutyCookie.Principal(officer, "session-1"))!.OfficerId);
        Assert.Equal([("sign-in", "o.one", "")], await AuditAsync());
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_id_look_the_same_and_what_was_typed_is_not_recorded()
    {
        var (roster, _) = await RosterAsync(Officer("o.one"));
        Assert.Equal(SignInResult.Refused, (await SignInAsync(roster, "o.one", "wrong")).Result);
        Assert.Equal(SignInResult.Refused, (await SignInAsync(roster, "my secret word")).Result);
        Assert.Equal([("sign-in-failed", "o.one", "refused"), ("sign-in-failed", "", "refused")], await AuditAsync());
        foreach (var entry in await _journal.ReadAsync(1, 100, int.MaxValue, Cancellation))
        {
            var text = Encoding.UTF8.GetString(entry.Payload!.Value.Span);
            Assert.DoesNotContain("secret", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Too_many_wrong_passwords_lock_out_even_the_right_one_for_a_while()
    {
        var (roster, _) = await RosterAsync(Officer("o.one"), Officer("o.two"));
        for (var i = 1; i < 5; i++)
            Assert.Equal(SignInResult.Refused, (await SignInAsync(roster, "o.one", "wrong")).Result);
        Assert.Equal(SignInResult.LockedOut, (await SignInAsync(roster, "o.one", "wrong")).Result);
        Assert.Equal(SignInResult.LockedOut, (await SignInAsync(roster, "o.one")).Result);
        Assert.Equal(SignInResult.Accepted, (await SignInAsync(roster, "o.two")).Result);
        _clock.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal(SignInResult.Accepted, (await SignInAsync(roster, "o.one")).Result);
    }

    [Fact]
    public async Task A_restart_forgets_neither_a_lock_out_nor_its_end()
    {
        var (roster, shelf) = await RosterAsync(Officer("o.one"), Officer("o.two"));
        for (var i = 1; i <= 5; i++)
            await SignInAsync(roster, "o.one", "wrong");
        for (var i = 1; i <= 4; i++)
            await SignInAsync(roster, "o.two", "wrong");
        await SignInAsync(roster, "o.two");
        _clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(SignInResult.LockedOut, (await SignInAsync(Roster(shelf), "o.one")).Result);
        Assert.Equal(SignInResult.Refused, (await SignInAsync(Roster(shelf), "o.two", "wrong")).Result);
        _clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(SignInResult.Accepted, (await SignInAsync(Roster(shelf), "o.one")).Result);
    }

    [Fact]
    public async Task The_right_password_forgets_the_wrong_ones()
    {
        var (roster, _) = await RosterAsync(Officer("o.one"));
        for (var round = 0; round < 2; round++)
        {
            for (var i = 1; i < 5; i++)
                Assert.Equal(SignInResult.Refused, (await SignInAsync(roster, "o.one", "wrong")).Result);
            Assert.Equal(SignInResult.Accepted, (await SignInAsync(roster, "o.one")).Result);
        }
    }

    [Fact]
    public async Task Attempts_side_by_side_cannot_pass_the_limit_together()
    {
        var (roster, _) = await RosterAsync(Officer("o.one"));
        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(
            _ => Task.Run(() => SignInAsync(roster, "o.one", "wrong").AsTask(), Cancellation)));
        Assert.InRange(results.Count(one => one.Result is SignInResult.Refused), 0, 4);
    }

    [Theory]
    [InlineData(1, 0, false)]
    [InlineData(-2, -1, false)]
    [InlineData(-2, 1, true)]
    public async Task An_account_works_only_while_it_is_valid(int fromHours, int untilHours, bool works)
    {
        var now = _clock.GetUtcNow();
        var officer = Officers.Of("o.one", now.AddHours(fromHours));
        officer.ValidUntil = untilHours == 0 ? 0 : now.AddHours(untilHours).ToUnixTimeSeconds();
        var (roster, _) = await RosterAsync(officer);
        var expected = works ? SignInResult.Accepted : SignInResult.NotValidNow;
        Assert.Equal(expected, (await SignInAsync(roster, "o.one")).Result);
    }

    [Fact]
    public async Task An_officer_who_leaves_the_list_is_off_duty_at_once()
    {
        var (roster, shelf) = await RosterAsync(Officer("o.one"));
        var (_, officer) = await SignInAsync(roster, "o.one");
        var principal = DutyCookie.Principal(officer!, "session-1");
        Assert.NotNull(roster.Current(principal));
        shelf.TakeIn(await _lists.PutAsync(ListNames.Officers, 2, Officers.List(Officer("o.two"))));
        Assert.Null(roster.Current(principal));
    }

    [Fact]
    public async Task Without_a_list_or_with_an_expired_one_nobody_signs_in()
    {
        Assert.Equal(SignInResult.NoList, (await SignInAsync(Roster(_lists.Shelf()), "o.one")).Result);
        var (roster, _) = await RosterAsync(Officer("o.one"));
        _clock.Advance(TimeSpan.FromDays(30));
        Assert.Equal(SignInResult.ListExpired, (await SignInAsync(roster, "o.one")).Result);
    }

    [Fact]
    public async Task Only_a_supervisor_with_the_right_password_confirms()
    {
        var (roster, _) = await RosterAsync(
            Officer("s.one", OfficerRoles.Supervisor), Officer("o.one", OfficerRoles.Officer));
        Assert.NotNull(await roster.ConfirmSupervisorAsync("s.one", Officers.Password, "", Cancellation));
        Assert.Null(await roster.ConfirmSupervisorAsync("s.one", "wrong", "", Cancellation));
        Assert.Null(await roster.ConfirmSupervisorAsync("o.one", Officers.Password, "", Cancellation));
        Assert.Equal(
            [
                ("confirm", "s.one", ""),
                ("confirm-failed", "s.one", "refused"),
                ("confirm-failed", "o.one", "not-a-supervisor"),
            ],
            await AuditAsync());
    }

    [Fact]
    public async Task A_right_code_counts_once_and_a_wrong_one_never_also_after_a_restart()
    {
        var (roster, shelf) = await RosterAsync(WithCodes("o.one"));
        var now = _clock.GetUtcNow();
        Assert.Equal(SignInResult.Refused, (await SignInAsync(roster, "o.one")).Result);
        Assert.Equal(SignInResult.Refused, (await SignInAsync(roster, "o.one", code: Code(now.AddMinutes(3)))).Result);
        Assert.Equal(SignInResult.Refused, (await SignInAsync(roster, "o.one", "wrong", Code(now))).Result);
        Assert.Equal(SignInResult.Accepted, (await SignInAsync(roster, "o.one", code: Code(now))).Result);
        Assert.Equal(SignInResult.Refused, (await SignInAsync(roster, "o.one", code: Code(now))).Result);
        Assert.Equal(SignInResult.Refused, (await SignInAsync(Roster(shelf), "o.one", code: Code(now))).Result);
        _clock.Advance(TimeSpan.FromSeconds(30));
        var next = Code(_clock.GetUtcNow());
        Assert.Equal(SignInResult.Accepted, (await SignInAsync(Roster(shelf), "o.one", code: next)).Result);
    }

    [Fact]
    public async Task A_supervisor_with_codes_confirms_only_with_one()
    {
        var (roster, _) = await RosterAsync(WithCodes("s.one", OfficerRoles.Supervisor));
        Assert.Null(await roster.ConfirmSupervisorAsync("s.one", Officers.Password, "", Cancellation));
        var code = Code(_clock.GetUtcNow());
        Assert.NotNull(await roster.ConfirmSupervisorAsync("s.one", Officers.Password, code, Cancellation));
        Assert.Null(await roster.ConfirmSupervisorAsync("s.one", Officers.Password, code, Cancellation));
    }

    [Fact]
    public async Task Where_codes_are_required_an_account_without_them_cannot_sign_in()
    {
        var (_, shelf) = await RosterAsync(Officer("o.one"));
        var roster = Roster(shelf, CodePolicy.Required);
        Assert.Equal(SignInResult.NoCode, (await SignInAsync(roster, "o.one")).Result);
        Assert.Equal(SignInResult.Refused, (await SignInAsync(roster, "o.one", "wrong")).Result);
    }

    [Fact]
    public async Task A_session_is_unlocked_by_the_password_alone_and_wrong_ones_are_counted()
    {
        var (roster, _) = await RosterAsync(WithCodes("o.one"));
        Assert.Equal(SignInResult.Accepted, await UnlockAsync(roster, Officers.Password));
        for (var i = 1; i < 5; i++) Assert.Equal(SignInResult.Refused, await UnlockAsync(roster, "wrong"));
        Assert.Equal(SignInResult.LockedOut, await UnlockAsync(roster, "wrong"));
        Assert.Equal(SignInResult.LockedOut, await UnlockAsync(roster, Officers.Password));
        Assert.Equal(
            SignInResult.LockedOut, (await SignInAsync(roster, "o.one", code: Code(_clock.GetUtcNow()))).Result);
    }

    private static ValueTask<SignInResult> UnlockAsync(DutyRoster roster, string password) =>
        roster.UnlockAsync("o.one", password, "session-1", Cancellation);

    private static string Code(DateTimeOffset at) => OneTimeCode.At(Officers.CodeKey, at);

    private OfficerMessage WithCodes(string id, params string[] roles)
    {
        var officer = Officer(id, roles);
        officer.CodeSecret = ByteString.CopyFrom(Officers.CodeKey);
        return officer;
    }

    private static ValueTask<(SignInResult Result, BorderPost.Inspecting.DutyOfficer? Officer)> SignInAsync(
        DutyRoster roster, string id, string password = Officers.Password, string code = "") =>
        roster.SignInAsync(id, password, code, Cancellation);

    private OfficerMessage Officer(string id, params string[] roles) =>
        Officers.Of(id, _clock.GetUtcNow().AddDays(-1), roles);

    private async Task<(DutyRoster Roster, ListShelf Shelf)> RosterAsync(params OfficerMessage[] officers)
    {
        await _lists.PutAsync(ListNames.Officers, 1, Officers.List(officers));
        var shelf = _lists.Shelf();
        return (Roster(shelf), shelf);
    }

    private DutyRoster Roster(ListShelf shelf, CodePolicy policy = CodePolicy.WhereSet)
    {
        var options = Options.Create(new DutyOptions { OneTimeCode = policy });
        var memory = DutyMemory.Restore(_journal, options, _clock);
        return new(
            shelf, memory.LockOuts, memory.Codes, Shifts(), new AuditTrail(_journal, _clock, Ids()), options,
            NullLogger<DutyRoster>.Instance);
    }

    private ShiftBook Shifts() => new(
        _journal, new LaneRecords(_journal), Ids(), _clock,
        Options.Create(new LaneOptions { Id = "lane-1", PostCode = "UTANY", Folder = _scratch.Folder }));

    private IdSource Ids() => new(_clock, RandomNumberGenerator.Create());

    private async Task<List<(string, string, string)>> AuditAsync() =>
    [
        .. from entry in await _journal.ReadAsync(1, 100, int.MaxValue, Cancellation)
        where entry.Header.Kind == EntryKinds.Audit
        let message = AuditMessage.Parser.ParseFrom(entry.Payload!.Value.Span)
        select (message.Action, message.OfficerId, message.Detail),
    ];
}
