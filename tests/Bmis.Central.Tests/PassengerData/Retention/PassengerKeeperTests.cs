using Bmis.Central.PassengerData.Quarantine;
using Bmis.Central.PassengerData.Retention;
using Bmis.Watchlist.Lists;
using Npgsql;

namespace Bmis.Central.Tests.PassengerData.Retention;

/// <summary>What is masked and erased, when, and what a case keeps, against a real warehouse.</summary>
public sealed class PassengerKeeperTests : IAsyncLifetime
{
    private RetentionBench _bench = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private PassengerBench Rooms => _bench.Rooms;

    public async ValueTask InitializeAsync() => _bench = await RetentionBench.OpenAsync();

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task A_list_is_erased_after_its_days_with_its_hits_and_bytes_and_posts_hear_of_it()
    {
        await Rooms.PublishAsync(new AlertEntry
        {
            Id = "S-1", Kind = EntryKind.Person, Names = [new("ERIKSSON", "ANNA MARIA")], BirthDates = [],
            Actions = AlertActions.Both(AlertAction.Refer), Source = "S", Documents = [],
        });
        var receipt = await Rooms.SendAsync(CarrierMessages.List(1, ["ERIKSSON", "BERG"]));
        Assert.Equal(["S-1"], await Rooms.HitsAsync());
        await Rooms.ScalarAsync<int?>("delete from expected_change returning 1");
        var (api, pnr) = await _bench.RunAfterAsync(6);
        Assert.Equal((RetentionTally.None, RetentionTally.None), (api, pnr));
        (api, pnr) = await _bench.RunAfterAsync(7);
        Assert.Equal((new RetentionTally(0, 2, 0, 1, 0), RetentionTally.None), (api, pnr));
        Assert.Equal(0, await _bench.CountAsync("passenger"));
        Assert.Empty(await Rooms.HitsAsync());
        Assert.Equal(1, await _bench.CountAsync("expected_change"));
        Assert.Equal(1, await _bench.CountAsync("passenger_transmission where kept is null and raw is null"));
        Assert.Equal("taken", (await Rooms.TallyAsync(receipt)).State);
        Assert.True((await Rooms.ReceiveAsync(CarrierMessages.List(1, ["ERIKSSON", "BERG"]))).IsRepeated);
        Assert.Equal(RetentionTally.None, (await _bench.RunAfterAsync(8)).Api);
    }

    [Fact]
    public async Task A_dry_run_says_what_a_run_does_and_changes_nothing()
    {
        await Rooms.SendAsync(CarrierMessages.List(1, ["ERIKSSON", "BERG"]));
        await Rooms.SendAsync(CarrierMessages.Push(2, "ERIKSSON", "BERG", "LIND"));
        await _bench.LinkAsync((await _bench.BookingsAsync())[0].Id);
        var dry = await _bench.RunAfterAsync(200, isDry: true);
        Assert.Equal(5, await _bench.CountAsync("passenger where masked_at is null"));
        Assert.Equal(2, await _bench.CountAsync("passenger_transmission where kept is not null"));
        Assert.Equal(0, await _bench.CountAsync("passenger_erasure"));
        Assert.Equal(dry, await _bench.RunAfterAsync(200));
        Assert.Equal((new RetentionTally(0, 2, 0, 1, 0), new RetentionTally(1, 2, 2, 1, 0)), dry);
        Assert.Equal(
            "anna api 2 0, anna pnr 2 2",
            await Rooms.ScalarAsync<string>(
                """
                select string_agg(done_by || ' ' || source || ' ' || persons || ' ' || bookings, ', ' order by source)
                from passenger_erasure
                """));
    }

    [Fact]
    public async Task After_six_months_a_case_keeps_its_booking_and_nobody_in_it_is_named()
    {
        await Rooms.SendAsync(CarrierMessages.Push(1, "ERIKSSON", "BERG"));
        var bookings = await _bench.BookingsAsync();
        var (wanted, other) = (bookings[0].Id, bookings[1].Id);
        await _bench.LinkAsync(wanted);
        Assert.Equal(RetentionTally.None, (await _bench.RunAfterAsync(182)).Pnr);
        Assert.Equal(new(1, 1, 1, 1, 0), (await _bench.RunAfterAsync(183)).Pnr);
        Assert.Null(await _bench.BookingAsync(other));
        var view = (await _bench.BookingAsync(wanted))!;
        var traveller = Assert.Single(view.Travellers);
        Assert.Equal((true, false, "", "", 0), (
            view.IsMasked, view.IsRevealed, traveller.Surname, traveller.Birth, traveller.Documents.Count));
        Assert.Equal("ERI0", view.Facts.Locators[0].Value);
        Assert.Empty(view.Message);
        Assert.Equal(0, await _bench.CountAsync("passenger where person is not null or document is not null"));
        var named = (await _bench.BookingAsync(wanted, isRevealed: true))!;
        Assert.Equal("ERIKSSON", Assert.Single(named.Travellers).Surname);
        Assert.Contains(named.Message, line => line.Text.Contains("/P/UTO/", StringComparison.Ordinal));
        Assert.DoesNotContain(named.Message, line => line.Text.Contains("BERG", StringComparison.Ordinal));
        Assert.Equal(RetentionTally.None, (await _bench.RunAfterAsync(300)).Pnr);
    }

    [Fact]
    public async Task What_a_case_releases_is_erased_by_the_next_run_and_the_rest_when_its_years_are_over()
    {
        await Rooms.SendAsync(CarrierMessages.Push(1, "ERIKSSON", "BERG"));
        var bookings = await _bench.BookingsAsync();
        foreach (var (id, _) in bookings)
            await _bench.LinkAsync(id);
        Assert.Equal(new(2, 0, 0, 1, 0), (await _bench.RunAfterAsync(183)).Pnr);
        var link = (await _bench.Cases.OfAsync(bookings[0].Id, Cancellation))[0].LinkId!.Value;
        Assert.False(await _bench.Cases.ReleaseAsync(bookings[1].Id, link, "bela", Cancellation));
        Assert.True(await _bench.Cases.ReleaseAsync(bookings[0].Id, link, "bela", Cancellation));
        Assert.False(await _bench.Cases.ReleaseAsync(bookings[0].Id, link, "bela", Cancellation));
        Assert.Equal(new(0, 1, 1, 0, 0), (await _bench.RunAfterAsync(184)).Pnr);
        Assert.NotNull(await _bench.BookingAsync(bookings[1].Id));
        Assert.Equal(new(0, 1, 1, 0, 0), (await _bench.RunAfterAsync(1826)).Pnr);
        Assert.Equal(0, await _bench.CountAsync("passenger_case") + await _bench.CountAsync("booking_locator"));
        Assert.Equal(1, await _bench.CountAsync("passenger_picture where erased_at is not null"));
    }

    [Fact]
    public async Task A_case_keeps_the_same_booking_in_earlier_and_later_pushes_of_its_flight()
    {
        await Rooms.SendAsync(CarrierMessages.Push(1, "ERIKSSON", "BERG"));
        await Rooms.SendAsync(CarrierMessages.Push(2, "ERIKSSON"));
        await Rooms.SendAsync(CarrierMessages.Push(3, "ERIKSSON").Replace("+123", "+777", StringComparison.Ordinal));
        var bookings = await _bench.BookingsAsync();
        await _bench.LinkAsync(bookings[0].Id);
        var later = Assert.Single(await _bench.Cases.OfAsync(bookings[2].Id, Cancellation));
        Assert.Equal((null, "2026/17"), (later.LinkId, later.CaseNumber));
        Assert.Equal(new(2, 2, 2, 3, 0), (await _bench.RunAfterAsync(183)).Pnr);
        Assert.NotNull(await _bench.BookingAsync(bookings[0].Id));
        Assert.NotNull(await _bench.BookingAsync(bookings[2].Id));
        Assert.Null(await _bench.BookingAsync(bookings[3].Id));
    }

    [Fact]
    public async Task By_a_law_that_keeps_all_for_years_everybody_is_masked_and_found_by_no_name()
    {
        await _bench.Rooms.Get<RetentionStore>().SetAsync(
            new() { Source = "pnr", MaskDays = 183, KeepDays = 1826, CaseDays = 1826, Law = "" }, "anna", Cancellation);
        await Rooms.SendAsync(CarrierMessages.Push(1, "ERIKSSON", "BERG"));
        Assert.Equal(new(2, 0, 0, 1, 0), (await _bench.RunAfterAsync(183)).Pnr);
        Assert.All(await _bench.BookingsAsync(), one => Assert.Equal("", one.Surname));
        Assert.Equal(RetentionTally.None, (await _bench.RunAfterAsync(184)).Pnr);
        Assert.Equal(new(0, 2, 2, 0, 0), (await _bench.RunAfterAsync(1826)).Pnr);
    }

    [Fact]
    public async Task Without_masking_a_case_keeps_the_text_of_its_booking_too()
    {
        await _bench.Rooms.Get<RetentionStore>().SetAsync(
            new() { Source = "pnr", MaskDays = null, KeepDays = 30, CaseDays = 60, Law = "" }, "anna", Cancellation);
        await Rooms.SendAsync(CarrierMessages.Push(1, "ERIKSSON", "BERG"));
        var wanted = (await _bench.BookingsAsync())[0].Id;
        await _bench.LinkAsync(wanted);
        Assert.Equal(new(0, 1, 1, 1, 0), (await _bench.RunAfterAsync(30)).Pnr);
        var view = (await _bench.BookingAsync(wanted))!;
        Assert.Equal((false, "ERIKSSON"), (view.IsMasked, Assert.Single(view.Travellers).Surname));
        Assert.Contains(view.Message, line => line.Text.Contains("/P/UTO/", StringComparison.Ordinal));
        Assert.DoesNotContain(view.Message, line => line.Text.Contains("BERG", StringComparison.Ordinal));
        Assert.Equal(RetentionTally.None, (await _bench.RunAfterAsync(31)).Pnr);
        Assert.Equal(new(0, 1, 1, 0, 0), (await _bench.RunAfterAsync(60)).Pnr);
    }

    [Fact]
    public async Task A_run_that_breaks_off_has_counted_what_it_did_and_the_next_does_the_rest()
    {
        for (var minute = 1; minute <= 25; minute++)
            await Rooms.SendAsync(CarrierMessages.List(minute, ["ERIKSSON"]));
        await Rooms.ScalarAsync<int?>(
            """
            create function break_off() returns trigger language plpgsql as $$
            begin
                if old.picture_id = (select max(picture_id::text)::uuid from passenger_picture) then
                    raise exception 'broken off';
                end if;
                return old;
            end $$;
            create trigger break_off before delete on passenger for each row execute function break_off()
            """);
        await Assert.ThrowsAsync<PostgresException>(() => _bench.RunAfterAsync(7));
        Assert.Equal(5, await _bench.CountAsync("passenger"));
        Assert.Equal(20, await ErasedAsync());
        await Rooms.ScalarAsync<int?>("drop trigger break_off on passenger");
        Assert.Equal(5, (await _bench.RunAfterAsync(7)).Api.Persons);
        Assert.Equal(25, await ErasedAsync());

        Task<int> ErasedAsync() => Rooms.ScalarAsync<int>("select sum(persons)::int from passenger_erasure");
    }

    [Fact]
    public async Task Travellers_are_named_for_an_open_case_alone_and_it_is_written_down_why()
    {
        await Rooms.SendAsync(CarrierMessages.Push(1, "ERIKSSON"));
        var (booking, _) = Assert.Single(await _bench.BookingsAsync());
        foreach (var number in (string[])["", new('1', 65), "Eriksson", "Eriksson 7", "2026/17\n", "<7>"])
            Assert.False(await _bench.Cases.LinkAsync(booking, number, "anna", Cancellation));
        Assert.False(await _bench.Cases.LinkAsync(Guid.Empty, "1", "anna", Cancellation));
        Assert.False(await _bench.Cases.RevealAsync(booking, "2026/17", "Order 4.", "bela", Cancellation));
        await _bench.LinkAsync(booking);
        Assert.False(await _bench.Cases.LinkAsync(booking, "2026/17", "anna", Cancellation));
        Assert.False(await _bench.Cases.RevealAsync(booking, "2026/18", "Order 4.", "bela", Cancellation));
        Assert.False(await _bench.Cases.RevealAsync(booking, "2026/17", "", "bela", Cancellation));
        Assert.True(await _bench.Cases.RevealAsync(booking, "2026/17", "Order 4.", "bela", Cancellation));
        Assert.Equal(1, await _bench.CountAsync(
            "passenger_reveal where revealed_by = 'bela' and position('Order'::bytea in words) = 0"));
    }

    [Fact]
    public async Task A_booking_that_is_erased_meanwhile_is_not_linked()
    {
        await Rooms.SendAsync(CarrierMessages.Push(1, "ERIKSSON"));
        var (booking, _) = Assert.Single(await _bench.BookingsAsync());
        await using var connection = await Rooms.Fixture.Source.OpenConnectionAsync(Cancellation);
        await using var transaction = await connection.BeginTransactionAsync(Cancellation);
        await PassengerKeeper.HoldAsync(transaction);
        var linking = _bench.Cases.LinkAsync(booking, "2026/17", "anna", Cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = "delete from passenger; delete from booking";
        await command.ExecuteNonQueryAsync(Cancellation);
        Assert.False(linking.IsCompleted);
        await transaction.CommitAsync(Cancellation);
        Assert.False(await linking);
    }

    [Fact]
    public async Task A_day_of_departure_far_ahead_keeps_nobody_for_ever()
    {
        await Rooms.SendAsync(CarrierMessages.List(1, ["ERIKSSON"])
            .Replace("2611291", "7611291", StringComparison.Ordinal));
        Assert.Equal(0, await _bench.CountAsync("passenger_picture_age where counted_from > received_at + '371 days'"));
        Assert.Equal(1, (await _bench.RunAfterAsync(7)).Api.Persons);
    }

    [Fact]
    public async Task What_is_held_is_read_from_its_masked_copy_after_a_week_and_closed_when_its_days_are_over()
    {
        var receipt = await Rooms.SendAsync(
            "UNB+UNOA:4+UT+UTOBORDER+261129:0601+9++PNRGOV'UNH+1+PNRGOV:13:1:IA'MSG+:22'EQN+1'SRC'RCI+UT:ABC1'"
            + "TIF+ERIKSSON+ANNAMRS:A:1'FOP+CC::0::VI:4111111111111111'UNT+7+1'UNZ+1+9'");
        Assert.Equal(1, await _bench.CountAsync("passenger_transmission where state = 'held' and raw is not null"));
        Assert.Equal(1, (await _bench.RunAfterAsync(7)).Pnr.Copies);
        Assert.Equal(1, await _bench.CountAsync("passenger_transmission where raw is null and kept is not null"));
        var (kept, masked) = (await Rooms.KeptAsync(receipt), await _bench.CountAsync("passenger_masking"));
        Assert.NotEqual(0, masked);
        Assert.Equal(1, await Rooms.Get<HeldDesk>().ReplayAsync(receipt.Transmission, null, Cancellation));
        await Rooms.TakeAsync();
        Assert.Equal((kept, masked), (await Rooms.KeptAsync(receipt), await _bench.CountAsync("passenger_masking")));
        Assert.Equal("held", (await Rooms.TallyAsync(receipt)).State);
        Assert.Equal(1, (await _bench.RunAfterAsync(183)).Pnr.Copies);
        Assert.Equal("closed", (await Rooms.TallyAsync(receipt)).State);
        Assert.Equal(1, await _bench.CountAsync("passenger_transmission where kept is null and raw is null"));
    }
}
