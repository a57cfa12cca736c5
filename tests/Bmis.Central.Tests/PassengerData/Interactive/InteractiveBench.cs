using System.Text;
using Bmis.Biographics;
using Bmis.Central.PassengerData.Flights;
using Bmis.Central.PassengerData.Interactive;
using Bmis.Central.PassengerData.Interactive.Boarding;
using Bmis.Central.PassengerData.Interactive.Desk;
using Bmis.Central.PassengerData.Receiving;
using Bmis.Central.Watchlists.Entries;
using Bmis.Central.Watchlists.Proposals;
using Bmis.Watchlist.Lists;
using Dapper;

namespace Bmis.Central.Tests.PassengerData.Interactive;

/// <summary>The dialogue on a warehouse of its own, with the alert lists' desk beside it.</summary>
internal sealed class InteractiveBench : IAsyncDisposable
{
    public const string Partner = "UT";

    private const string AddAccount =
        """
        insert into account (account_id, person_name, roles, password_hash, valid_from, stamp)
        values (@id, 'A. Person', array['data-manager'], 'x', now() - interval '1 year', gen_random_uuid())
        """;

    private InteractiveBench(PassengerBench rooms) => Rooms = rooms;

    public PassengerBench Rooms { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<InteractiveBench> OpenAsync()
    {
        var bench = new InteractiveBench(await PassengerBench.OpenAsync());
        await using var connection = await bench.Rooms.Fixture.Source.OpenConnectionAsync(Cancellation);
        foreach (var id in (string[])["anna", "bela"])
            await connection.ExecuteAsync(AddAccount, new { id });
        var partners = bench.Get<PartnerStore>();
        await partners.AddAsync(Partner, "Utopia Air", PartnerToken.DigestOf("t"), null, Cancellation);
        await bench.SetAsync(new(Codes: "nia", WithinMs: 60_000));
        return bench;
    }

    public T Get<T>()
        where T : notnull => Rooms.Get<T>();

    /// <summary>How the partner is answered from now on.</summary>
    public async Task SetAsync(PartnerAnswering answering)
    {
        Assert.True(await Get<PartnerStore>().AnswerAsync(Partner, answering, Cancellation));
        await Get<CurrentRules>().RefreshAsync(Cancellation);
    }

    /// <summary>Asks and gives the bytes of the answer.</summary>
    public Task<byte[]> AskAsync(byte[] request, string partner = Partner) => Get<InteractiveDoor>().AnswerAsync(
        request, InteractiveDoor.Read(request), partner, Cancellation);

    public Task<byte[]> AskAsync(string request, string partner = Partner) =>
        AskAsync(Encoding.Latin1.GetBytes(request), partner);

    /// <summary>Asks and gives the answer in words.</summary>
    public async Task<string> AnswerAsync(string request) => AnswerText.Of(await AskAsync(request));

    /// <summary>An entry that two persons have approved, with or without an order to carriers.</summary>
    public async Task<AlertEntry> AddEntryAsync(
        string surname, string document, AlertAction action, bool ordersNoBoarding, string state = "UTO")
    {
        var entry = new AlertEntry
        {
            Id = $"desk:{Guid.CreateVersion7(TimeProvider.System.GetUtcNow()):N}",
            Kind = EntryKind.Person,
            Names = [new(surname, "Anna Maria")],
            Documents = document.Length == 0
                ? []
                : [new("Passport", DocumentNumber.Parse(document).Value, CountryCode.Parse(state).Value)],
            BirthDates = [BirthInterval.Of(PartialDate.Parse("1974-08-12").Value)],
            Actions = AlertActions.Both(action),
            Terms = new() { LegalGround = "SECRETGROUND", Handling = "SECRETHANDLING", Owner = "SECRETOWNER" },
            Remarks = "SECRETREMARK",
            Source = "Headquarters",
        };
        await SettleAsync(
            ProposalKind.Add, entry.Id, DeskEntry.Of(entry) with { OrdersNoBoarding = ordersNoBoarding });
        return entry;
    }

    /// <summary>Lets an entry count no more.</summary>
    public Task WithdrawAsync(AlertEntry entry) => SettleAsync(
        ProposalKind.Withdraw, entry.Id, DeskEntry.Of(entry) with { IsWithdrawn = true, OrdersNoBoarding = true });

    /// <summary>Proposes as one person; null approver for a proposal that nobody has approved.</summary>
    public async Task SettleAsync(ProposalKind kind, string id, DeskEntry entry, string? approver = "bela")
    {
        var desk = Get<ProposalDesk>();
        var proposed = await desk.ProposeAsync(kind, [new(id, entry, null)], "Order 1.", "anna", false, Cancellation);
        Assert.Equal(ProposalProblem.None, proposed.Problem);
        if (approver is not null)
        {
            var (_, sha256) = await Get<ProposalStore>().ContentAsync(proposed.ProposalId, Cancellation);
            Assert.Equal(
                ProposalProblem.None,
                (await desk.ApproveAsync(proposed.ProposalId, sha256, approver, Cancellation)).Problem);
        }

        await Get<CurrentRules>().RefreshAsync(Cancellation);
    }

    public Task StaffAsync(bool isThere = true) => Get<BoardingDesk>().StaffAsync("anna", isThere, Cancellation);

    /// <summary>A person of the unit decides about the only person with this state.</summary>
    public async Task<ReverseResult> ReverseAsync(string state, string outcome, string words = "SECRETWORDS") =>
        await Get<BoardingDesk>().ReverseAsync(
            await Rooms.ScalarAsync<Guid>($"select person_id from interactive_person where state = '{state}'"),
            outcome, words, new PassengerViewer(true, true, true, null), "anna", Cancellation);

    /// <summary>How everybody stands, by transaction.</summary>
    public Task<string> StatesAsync() => Rooms.ScalarAsync<string>(
        "select string_agg(state || ' ' || transaction, ', ' order by state, transaction) from interactive_person");

    public ValueTask DisposeAsync() => Rooms.DisposeAsync();
}
