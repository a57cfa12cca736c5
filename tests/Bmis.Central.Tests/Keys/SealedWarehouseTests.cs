using System.Text;
using Bmis.Central.CommandLine;
using Bmis.Central.Distribution;
using Bmis.Central.Keys;
using Bmis.Central.Officers;
using Bmis.Central.Posts;
using Bmis.Central.Watchlists;
using Bmis.Crossings.Contracts;
using Bmis.Sync.Envelopes;
using Bmis.Sync.Sealing;
using Bmis.TestKit;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bmis.Central.Tests.Keys;

/// <summary>Nothing personal lies in the warehouse in clear, and whoever has the key file reads all of it.</summary>
public sealed class SealedWarehouseTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_planted_name_number_word_list_or_secret_stands_in_any_table()
    {
        await using var planted = await PlantedWarehouse.OpenAsync();
        var dump = await planted.DumpAsync();
        Assert.Empty(PlantedWarehouse.FoundIn(dump));
        Assert.Contains("KEMBA", dump, StringComparison.Ordinal);
        await AssertReadsAsync(planted);
    }

    [Fact]
    public async Task What_an_older_program_left_in_clear_is_sealed_and_reads_as_before()
    {
        Assert.SkipWhen(WarehouseFixture.HasShards, "A program that left rows in clear knew no shards.");
        await using var planted = await PlantedWarehouse.OpenAsync();
        await ClearAsync(planted);
        Assert.Equal(
            PlantedWarehouse.Secrets.Order(), PlantedWarehouse.FoundIn(await planted.DumpAsync()).Order());
        await Assert.ThrowsAsync<StopException>(() =>
            ClearRows.RequireNoneAsync(planted.Fixture.Source, Cancellation));
        await planted.Fixture.SealClearAsync();
        await ClearRows.RequireNoneAsync(planted.Fixture.Source, Cancellation);
        Assert.Empty(PlantedWarehouse.FoundIn(await planted.DumpAsync()));
        await AssertReadsAsync(planted);
    }

    [Fact]
    public async Task A_table_is_written_anew_also_when_the_run_that_sealed_it_was_killed_before()
    {
        await using var planted = await PlantedWarehouse.OpenAsync();
        await using var connection = await planted.Fixture.Source.OpenConnectionAsync(Cancellation);
        await connection.ExecuteAsync("insert into clear_table values ('account')");
        var before = await FileAsync();
        await planted.Fixture.SealClearAsync();
        Assert.NotEqual(before, await FileAsync());

        Task<long> FileAsync() => connection.ExecuteScalarAsync<long>("select pg_relation_filenode('account')")!;
    }

    [Fact]
    public async Task A_row_that_somebody_moved_does_not_open()
    {
        await using var planted = await PlantedWarehouse.OpenAsync();
        await using var connection = await planted.Fixture.Source.OpenConnectionAsync(Cancellation);
        await connection.ExecuteAsync("update crossing set sequence = 7; update shift set lane_id = 'other'");
        Assert.Equal("", (await planted.Crossings.FindAsync(3, planted.Lane.LaneId, 7, Cancellation))!.Person.Primary);
        Assert.Equal("", Assert.Single(await ShiftsAsync(planted)).Note);
    }

    [Fact]
    public async Task A_day_whose_key_was_erased_reads_as_erased()
    {
        await using var planted = await PlantedWarehouse.OpenAsync();
        await using var connection = await planted.Fixture.Source.OpenConnectionAsync(Cancellation);
        await connection.ExecuteAsync("update day_key set sealed = null");
        using var master = FixedKeys.Open();
        using var keys = Keys(master, planted);
        keys.Require();
        var store = new CrossingHistory.CrossingStore(planted.Fixture.Warehouse, new RecordSeal(keys));
        Assert.Null(await store.ReadRecordAsync(3, planted.Lane.LaneId, 1, Cancellation));
        Assert.Equal("", (await store.FindAsync(3, planted.Lane.LaneId, 1, Cancellation))!.Person.Primary);
    }

    [Fact]
    public async Task A_newer_master_key_takes_over_and_the_old_one_alone_opens_nothing_any_more()
    {
        await using var planted = await PlantedWarehouse.OpenAsync();
        var file = Path.Combine(Directory.CreateTempSubdirectory("bmis-keys-").FullName, "rotated.keys");
        File.Copy(FixedKeys.File, file);
        KeyFile.Rotate(file, System.Security.Cryptography.RandomNumberGenerator.Create());
        using var rotated = FixedKeys.Open(file);
        using var keys = Keys(rotated, planted);
        keys.Require();
        Assert.Equal(planted.Fixture.Keys.Index("p|A"), keys.Index("p|A"));
        Assert.NotEqual(keys.Index("p|A"), keys.Index("p|B"));
        var store = new CrossingHistory.CrossingStore(planted.Fixture.Warehouse, new RecordSeal(keys));
        Assert.Equal(
            PlantedWarehouse.Surname,
            (await store.FindAsync(3, planted.Lane.LaneId, 1, Cancellation))!.Person.Primary);
        var alone = Path.Combine(Path.GetDirectoryName(file)!, "newest.keys");
        KeyFile.Make(alone, System.Security.Cryptography.RandomNumberGenerator.Create());
        await File.WriteAllTextAsync(alone, (await File.ReadAllLinesAsync(file, Cancellation))[^1], Cancellation);
        using var newest = FixedKeys.Open(alone);
        using var later = Keys(newest, planted);
        later.Require();
        await AssertSecretsAsync(planted, later);
        Assert.Equal(planted.Fixture.Keys.Index("p|A"), later.Index("p|A"));
        using var old = FixedKeys.Open();
        using var late = Keys(old, planted);
        Assert.Contains("Keys:File", Assert.Throws<StopException>(late.Require).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Servers_that_start_together_share_one_key_a_day()
    {
        await using var fixture = await WarehouseFixture.MigratedAsync();
        using var master = FixedKeys.Open();
        var servers = Enumerable.Range(0, 4).Select(_ => new WarehouseKeys(
            master, fixture.Warehouse, TimeProvider.System, NullLogger<WarehouseKeys>.Instance)).ToList();
        var ids = await Task.WhenAll(servers.Select(keys => Task.Run(() => keys.Today.Id, Cancellation)));
        Assert.Single(ids.Distinct());
        var sealing = servers[0].For("row");
        var bytes = sealing.Seal(servers[0].Today, [1], [2, 3]);
        Assert.Equal([2, 3], servers[3].Open(servers[3].For("row"), [1], bytes));
        Assert.Single(servers.Select(keys => Convert.ToHexString(keys.Index("p|A")!)).Distinct());
        servers.ForEach(keys => keys.Dispose());
    }

    [Theory]
    [InlineData("--Keys:File=relative.keys", "Keys:File must be the full path")]
    [InlineData("--Keys:File=/nowhere/at.keys", "There is no key file /nowhere/at.keys")]
    public async Task Without_its_key_file_headquarters_says_so_and_does_not_start(string setting, string sentence)
    {
        await using var fixture = await WarehouseFixture.MigratedAsync();
        using var error = new StringWriter();
        var streams = new VerbStreams(TextReader.Null, TextWriter.Null, error);
        string[] line = ["serve", .. fixture.Arguments, "--Listening:PagesPort=0", setting];
        Assert.Equal(Commands.Refused, await Commands.RunAsync(line, streams, Cancellation));
        Assert.Contains(sentence, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_the_key_file_of_another_warehouse_headquarters_does_not_start()
    {
        await using var planted = await PlantedWarehouse.OpenAsync();
        var file = Path.Combine(Directory.CreateTempSubdirectory("bmis-keys-").FullName, "other.keys");
        Assert.Equal(0, await RunAsync("keys", "make", file));
        using var error = new StringWriter();
        string[] line =
            ["serve", .. planted.Fixture.Arguments, "--Listening:PagesPort=0", $"--Keys:File={file}"];
        Assert.Equal(
            Commands.Refused,
            await Commands.RunAsync(line, new VerbStreams(TextReader.Null, TextWriter.Null, error), Cancellation));
        Assert.Contains("Keys:File does not hold the key", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Key_files_are_made_and_rotated_and_never_overwritten()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("bmis-keys-").FullName, "centre.keys");
        Assert.Equal(0, await RunAsync("keys", "make", file));
        Assert.Equal(Commands.Refused, await RunAsync("keys", "make", file));
        Assert.Equal(0, await RunAsync("keys", "rotate", file));
        Assert.Equal(2, File.ReadLines(file).Count(line => line.Length > 0 && line[0] != '#'));
    }

    private static async Task<int> RunAsync(params string[] line) => await Commands.RunAsync(
        line, new VerbStreams(TextReader.Null, TextWriter.Null, TextWriter.Null), Cancellation);

    private static WarehouseKeys Keys(MasterKeys master, PlantedWarehouse planted) => new(
        master, planted.Fixture.Warehouse, TimeProvider.System, NullLogger<WarehouseKeys>.Instance);

    private static async Task<IReadOnlyList<ShiftRow>> ShiftsAsync(PlantedWarehouse planted) =>
        await planted.Shifts.OfDayAsync(
            DateOnly.FromDateTime(planted.Record.OpenedAt.UtcDateTime), null, Cancellation);

    private static async Task AssertReadsAsync(PlantedWarehouse planted)
    {
        var lane = planted.Lane.LaneId;
        var row = await planted.Crossings.FindAsync(3, lane, 1, Cancellation);
        Assert.Equal(
            new PersonalPart(
                PlantedWarehouse.Surname, PlantedWarehouse.Given, PlantedWarehouse.Born, PlantedWarehouse.Number),
            row!.Person);
        var record = await planted.Crossings.ReadRecordAsync(3, lane, 1, Cancellation);
        Assert.Equal(PlantedWarehouse.Surname, record!.Traveller!.Name.Primary);
        Assert.Equal(
            PlantedWarehouse.Reason,
            Assert.Single(await planted.Crossings.CorrectionsAsync(3, lane, 1, Cancellation)).Reason);
        Assert.Equal(PlantedWarehouse.Note, Assert.Single(await ShiftsAsync(planted)).Note);
        await AssertSecretsAsync(planted, planted.Fixture.Keys);
        await AssertChainAsync(planted);
        var answer = await planted.Feed.AnswerAsync(
            planted.Lane, HistoryContract.Feed,
            HistoryContract.Question(planted.Record.Traveller, planted.Record.Document), Cancellation);
        Assert.True(HistoryContract.TryRead(answer!.Value.Span, out var items, out _));
        Assert.Equal(PlantedWarehouse.Surname, Assert.Single(items).Past.Traveller!.Name.Primary);
    }

    private static async Task AssertSecretsAsync(PlantedWarehouse planted, WarehouseKeys keys)
    {
        var warehouse = planted.Fixture.Warehouse;
        var account = await new AccountStore(warehouse, keys, TimeProvider.System).FindAsync("kim", Cancellation);
        Assert.Equal(PlantedWarehouse.Code, account!.CodeSecret);
        Assert.Equal(
            PlantedWarehouse.Xml, Assert.Single(new ProtectionKeys(warehouse, keys).GetAllElements()).ToString());
        var file = await new AlertListStore(warehouse, keys).FileAsync(PlantedWarehouse.Version, Cancellation);
        Assert.Equal(PlantedWarehouse.Listed, Encoding.UTF8.GetString(file));
        using var published = new PublishedLists(warehouse, keys);
        var chunk = await published.ReadChunkAsync("alert", 1, 0, Cancellation);
        Assert.Equal(PlantedWarehouse.Listed, Encoding.UTF8.GetString(chunk!.Value.Span));
    }

    private static async Task AssertChainAsync(PlantedWarehouse planted)
    {
        await using var connection = await planted.Fixture.Source.OpenConnectionAsync(Cancellation);
        var rows = await connection.QueryAsync<(byte[] Header, byte[] Sealed, byte[] Digest, byte[] Hash)>(
            "select header, sealed, payload_digest, hash from envelope order by sequence");
        var chain = new ChainVerifier(planted.Lane, Checkpoint.Start);
        Assert.Null(chain.AcceptAll(rows.Select(row =>
        {
            var (salt, payload) = planted.Fixture.Seal.Open(row.Header, row.Sealed)!.Value;
            return Envelope.Read(row.Header, salt, payload, row.Digest, row.Hash).Require();
        })));
        Assert.Equal(planted.Entries[^1].Checkpoint, chain.Head);
    }

    // The rows as the program before this one would have stored them.
    private static async Task ClearAsync(PlantedWarehouse planted)
    {
        await using var connection = await planted.Fixture.Source.OpenConnectionAsync(Cancellation);
        foreach (var entry in planted.Entries)
            await connection.ExecuteAsync(
                "update envelope set salt = @salt, sealed = @payload where sequence = @Sequence",
                new { salt = entry.Salt!.Value.ToArray(), payload = entry.Payload!.Value.ToArray(), entry.Sequence });
        await connection.ExecuteAsync(
            """
            update crossing set personal = null, personal_primary = @Surname, personal_secondary = @Given,
                personal_birth_date = @Born, personal_document_number = @Number, personal_reason = '';
            update correction set reason = null, personal_reason = @Reason;
            update shift set sealed_note = null, note = @Note;
            update quarantine set evidence = convert_to(@Evidence, 'UTF8');
            update account set code_secret = @Code;
            update protection_key set xml = @Xml;
            update alert_list_version set file = convert_to(@Listed, 'UTF8');
            update published_chunk set data = convert_to(@Listed, 'UTF8');
            insert into clear_table values ('envelope'), ('crossing'), ('correction'), ('shift'), ('quarantine'),
                ('account'), ('protection_key'), ('alert_list_version'), ('published_chunk');
            """,
            new
            {
                PlantedWarehouse.Surname,
                PlantedWarehouse.Given,
                PlantedWarehouse.Born,
                PlantedWarehouse.Number,
                PlantedWarehouse.Reason,
                PlantedWarehouse.Note,
                PlantedWarehouse.Evidence,
                PlantedWarehouse.Code,
                PlantedWarehouse.Xml,
                PlantedWarehouse.Listed,
            });
    }
}
