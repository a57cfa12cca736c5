using System.Text;
using System.Xml.Linq;
using Bmis.Biographics;
using Bmis.Central.CrossingHistory;
using Bmis.Central.Distribution;
using Bmis.Central.Intake;
using Bmis.Central.Keys;
using Bmis.Central.Officers;
using Bmis.Central.Posts;
using Bmis.Central.StayLedger;
using Bmis.Central.Tests.Intake;
using Bmis.Central.Watchlists;
using Bmis.Crossings;
using Bmis.Crossings.Contracts;
using Bmis.Crossings.Corrections;
using Bmis.Crossings.Duty;
using Bmis.Crossings.Records;
using Bmis.Sync.Envelopes;
using Bmis.Sync.Inbox;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using RefusalReason = Bmis.Sync.Protocol.RefusalReason;
using ShiftEnd = Bmis.Crossings.Duty.ShiftEnd;

namespace Bmis.Central.Tests.Keys;

/// <summary>A warehouse into which secrets were planted by every way that leads into it.</summary>
internal sealed class PlantedWarehouse : IAsyncDisposable
{
    internal const string Surname = "PLANTEDSURNAME";
    internal const string Given = "PLANTEDGIVEN";
    internal const string Number = "PL4NT3D9";
    internal const string Born = "1931-07-29";
    internal const string Reason = "planted reason of a correction";
    internal const string Note = "planted handover note";
    internal const string Evidence = "planted evidence";
    internal const string Listed = "planted list content";
    internal const string Xml = "<key>planted protection key</key>";

    internal static readonly byte[] Code = Encoding.ASCII.GetBytes("planted-code-key");

    private readonly IntakeBench _bench;

    private PlantedWarehouse(IntakeBench bench) => _bench = bench;

    internal WarehouseFixture Fixture => _bench.Fixture;

    internal Producer Lane { get; private set; } = null!;

    internal List<Envelope> Entries { get; } = [];

    internal Guid Shift { get; } = new(1, 2, 3, [4, 5, 6, 7, 8, 9, 10, 11]);

    internal static IReadOnlyList<string> Secrets =>
    [
        Surname, Given, Number, Born, Reason, Note, Evidence, Listed, "planted protection key",
        Encoding.ASCII.GetString(Code),
    ];

    internal CrossingStore Crossings => new(Fixture.Warehouse, Fixture.Seal);

    internal AccountStore Accounts => new(Fixture.Warehouse, Fixture.Keys, TimeProvider.System);

    internal ProtectionKeys Protection => new(Fixture.Warehouse, Fixture.Keys);

    internal AlertListStore Lists => new(Fixture.Warehouse, Fixture.Keys);

    internal ShiftStore Shifts => new(Fixture.Warehouse, Fixture.Seal);

    internal HistoryFeed Feed => new(
        Fixture.Warehouse, new LaneDirectory(Fixture.Warehouse), new(), Fixture.Keys, new(Fixture.Warehouse),
        new(Fixture.Warehouse, Fixture.Seal), TimeProvider.System);

    internal Crossing Record { get; private set; } = null!;

    internal static async Task<PlantedWarehouse> OpenAsync()
    {
        var planted = new PlantedWarehouse(await IntakeBench.OpenAsync());
        await planted.PushAsync();
        await planted.PlantHeadquartersAsync();
        return planted;
    }

    /// <summary>Everything that stands in any table, bytes in hexadecimal.</summary>
    internal async Task<string> DumpAsync()
    {
        await using var connection = await Fixture.Source.OpenConnectionAsync();
        var tables = await connection.QueryAsync<string>(
            "select table_name from information_schema.tables where table_schema = 'public'");
        var dump = new StringBuilder();
        foreach (var table in tables.ToList())
            foreach (var row in await connection.QueryAsync<string>($"select whole::text from \"{table}\" as whole"))
                dump.AppendLine(row);
        return dump.ToString();
    }

    /// <summary>The secrets that stand in a dump, as text or as bytes.</summary>
    internal static IEnumerable<string> FoundIn(string dump) => Secrets.Where(secret =>
        dump.Contains(secret, StringComparison.OrdinalIgnoreCase)
        || dump.Contains(Convert.ToHexString(Encoding.UTF8.GetBytes(secret)), StringComparison.OrdinalIgnoreCase));

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    private async Task PushAsync()
    {
        Lane = await _bench.ProducerAsync();
        var samples = new SampleCrossings(Lane.LaneId);
        Record = samples.Next() with
        {
            Traveller = new(
                PersonName.Parse(Surname, Given).Value, PartialDate.Parse(Born).Value, Sex.F,
                CountryCode.Parse("UTO").Value),
            Document = new(
                "P", CountryCode.Parse("UTO").Value, DocumentNumber.Parse(Number).Value, PartialDate.Unknown),
        };
        var at = Record.DecidedAt.AddMinutes(1);
        var correction = new Correction(
            new(9, 9, 9, [1, 2, 3, 4, 5, 6, 7, 8]), 1, at, "o-1", "s", "s-1", Reason,
            Record with { Category = "RES" });
        ShiftEvent[] shift =
        [
            new ShiftOpened(Shift, Record.OpenedAt, "o-1", Record.PostCode, Lane.LaneId),
            new ShiftClosed(Shift, at, "o-1", ShiftEnd.Closed, "o-1", Note, ShiftFigures.None),
        ];
        EntryDraft[] drafts =
        [
            samples.Draft(EntryKinds.Crossing, CrossingContract.Write(Record)),
            samples.Draft(EntryKinds.Correction, CorrectionContract.Write(correction)),
            .. shift.Select(happened => samples.Draft(EntryKinds.Shift, ShiftContract.Write(happened))),
        ];
        var writer = new EnvelopeWriter(Lane);
        foreach (var draft in drafts)
            Entries.Add(writer.Write(Entries.Count == 0 ? Checkpoint.Start : Entries[^1].Checkpoint, draft));
        Assert.True(await _bench.Store.AppendAsync(
            Lane, Checkpoint.Start, Entries, Entries[^1].Checkpoint, TestContext.Current.CancellationToken));
        await _bench.Store.QuarantineAsync(
            Lane,
            new Quarantine(RefusalReason.Fork, 1, Encoding.UTF8.GetBytes(Evidence)),
            TestContext.Current.CancellationToken);
    }

    private async Task PlantHeadquartersAsync()
    {
        var cancellation = TestContext.Current.CancellationToken;
        Assert.True(await Accounts.AddAsync(
            new NewAccount("kim", "Kim", [Roles.Officer], "", "password", null), "hash", cancellation));
        Assert.True(await Accounts.SetCodeAsync("kim", Code, cancellation));
        Protection.StoreElement(XElement.Parse(Xml), "key-1");
        await using (var connection = await Lists.OpenAsync(cancellation))
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            await AlertListStore.HoldAsync(transaction, "national", "own", DateTime.UnixEpoch);
            await Lists.AddVersionAsync(transaction, Version, Encoding.UTF8.GetBytes(Listed));
            await transaction.CommitAsync(cancellation);
        }

        await new ListPublisher(Fixture.Warehouse, Fixture.Keys, ListSigning.Settings, TimeProvider.System)
            .PublishAsync("alert", Encoding.UTF8.GetBytes(Listed), TimeSpan.FromDays(1), cancellation);
        Assert.True(await new HistoryKeeper(
            Fixture.Warehouse, new(), Fixture.Keys, Fixture.Seal, TimeProvider.System,
            NullLogger<HistoryKeeper>.Instance).CatchUpAsync(cancellation));
    }

    internal static StoredVersion Version { get; } = new(
        "national", "own", 1, 1, 1, 0, 0, DateTime.UnixEpoch, "anna", null, null);
}
