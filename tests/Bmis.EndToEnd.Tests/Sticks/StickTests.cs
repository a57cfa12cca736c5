using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;
using Bmis.Crossings.Records;
using Bmis.Sync.Envelopes;
using Bmis.Sync.Sealing;
using Bmis.TestKit;

namespace Bmis.EndToEnd.Tests.Sticks;

/// <summary>A lane's journal in SQLite, kits on a disk, and the centre's PostgreSQL: no network anywhere.</summary>
public sealed class StickTests
{
    private const string Lane = StickDeployment.Lane;
    private const string Other = StickDeployment.Other;
    private const int Seed = 20261129;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_journal_goes_up_on_a_stick_and_its_acknowledgement_and_the_lists_come_back()
    {
        await using var place = await StickDeployment.SetUpAsync();
        await place.RecordAsync(Lane, 1_200);
        var exported = (await place.PostDoneAsync(Lane, "sync", "export", place.At("up")))[0];
        Assert.Equal((1, 1_200), (Number(exported, "first"), Number(exported, "last")));
        Assert.Equal(1_200, Number((await place.PostAsync(Lane, "sync", "status")).Rows[0], "backlog"));

        var imported = (await place.DoneAsync("journal", "import", place.At("up"), "--return", place.At("down")))[0];
        Assert.Equal((0, 1_200, 1_200),
            (Number(imported, "before"), Number(imported, "held"), Number(imported, "stored")));
        await AssertHeldAsync(place, 1_200);
        Assert.Equal(1_200, await place.CountAsync("select count(*) from crossing"));

        var taken = await place.PostDoneAsync(Lane, "sync", "import", place.At("down"));
        Assert.Equal(1_200, Number(taken[0], "acknowledged"));
        Assert.Equal("officers", taken[1].GetProperty("list").GetString());
        Assert.True(taken[1].GetProperty("taken").GetBoolean());
        var status = (await place.PostAsync(Lane, "sync", "status")).Rows[0];
        Assert.Equal((1_200, 0), (Number(status, "acknowledged"), Number(status, "backlog")));
        var officers = status.GetProperty("lists").EnumerateArray()
            .Single(list => list.GetProperty("name").GetString() == "officers");
        Assert.Equal((1, "fresh"), (Number(officers, "version"), officers.GetProperty("state").GetString()));
    }

    [Fact]
    public async Task The_same_kit_twice_and_an_older_one_after_a_newer_change_nothing_and_a_gap_is_named()
    {
        await using var place = await StickDeployment.SetUpAsync();
        await place.RecordAsync(Lane, 20);
        var first = await place.ExportAsync(Lane, "first", "--to", "10");
        var second = await place.ExportAsync(Lane, "second", "--from", "11");
        var (exit, rows, error) = await place.CentralAsync("journal", "import", second);
        Assert.Equal((1, 1L), (exit, Number(rows[0], "firstBad")));
        Assert.Contains("Entry 1 is missing", error, StringComparison.Ordinal);
        Assert.Equal(0, await place.CountAsync("select count(*) from envelope"));

        await place.DoneAsync("journal", "import", first);
        await place.DoneAsync("journal", "import", second);
        var state = await StateAsync(place);
        foreach (var kit in (string[])[second, second, first])
        {
            var again = (await place.DoneAsync("journal", "import", kit))[0];
            Assert.Equal((0, 20), (Number(again, "stored"), Number(again, "held")));
        }

        Assert.Equal(state, await StateAsync(place));
        await AssertHeldAsync(place, 20);
    }

    [Fact]
    public async Task A_flipped_byte_anywhere_is_found_the_first_bad_entry_named_and_what_is_before_it_kept()
    {
        const int Entries = 40;
        await using var place = await StickDeployment.SetUpAsync();
        await place.RecordAsync(Lane, Entries);
        var whole = await File.ReadAllBytesAsync(await place.ExportAsync(Lane, "up"), Cancellation);
        var frames = Frames(whole);
        Assert.Equal(Entries + 2, frames.Count);
        var random = new Random(Seed);
        // In the order of the file, so that each flip has something new in front of it.
        var places = Enumerable.Range(0, 8).Select(_ => random.Next(whole.Length))
            .Concat([0, 8, frames[1], frames[^1], whole.Length - 1]).Order().ToList();
        foreach (var at in places)
        {
            var bytes = whole.ToArray();
            bytes[at] ^= (byte)(1 << random.Next(8));
            await File.WriteAllBytesAsync(place.At("flipped"), bytes, Cancellation);
            var (exit, rows, error) = await place.CentralAsync("journal", "import", place.At("flipped"));
            var frame = frames.FindLastIndex(start => start <= at);
            Assert.True(exit != 0, $"The flip at {at} in frame {frame} was not found.");
            Assert.NotEqual("", error);
            if (frame < 1)
            {
                Assert.Empty(rows);
                continue;
            }

            Assert.Equal(Math.Min(frame - 1, Entries), Number(rows[0], "held"));
            if (frame <= Entries)
            {
                Assert.Equal(frame, Number(rows[0], "firstBad"));
                Assert.Contains($"entry {frame} ", error, StringComparison.Ordinal);
            }
        }

        await AssertHeldAsync(place, Entries);
        Assert.Equal(0, await place.CountAsync("select count(*) from quarantine"));
    }

    [Fact]
    public async Task A_kit_that_is_cut_short_anywhere_keeps_what_is_before_the_cut()
    {
        await using var place = await StickDeployment.SetUpAsync();
        await place.RecordAsync(Lane, 12);
        var whole = await File.ReadAllBytesAsync(await place.ExportAsync(Lane, "up"), Cancellation);
        var frames = Frames(whole);
        foreach (var (length, held) in (IEnumerable<(int, int)>)[(frames[4], 3), (frames[6] + 9, 5), (frames[13], 12)])
        {
            await File.WriteAllBytesAsync(place.At("cut"), whole[..length], Cancellation);
            var (exit, rows, error) = await place.CentralAsync("journal", "import", place.At("cut"));
            Assert.Equal((1, held), (exit, Number(rows[0], "held")));
            Assert.Contains("cut short", error, StringComparison.Ordinal);
        }

        await AssertHeldAsync(place, 12);
    }

    [Fact]
    public async Task A_revoked_lane_is_refused_and_nothing_of_it_stored()
    {
        await using var place = await StickDeployment.SetUpAsync();
        await place.RecordAsync(Lane, 5);
        var kit = await place.ExportAsync(Lane, "up");
        await place.DoneAsync("device", "revoke", Lane, "--reason", "stolen");
        var (exit, rows, error) = await place.CentralAsync("journal", "import", kit);
        Assert.Equal((2, 0), (exit, rows.Length));
        Assert.Contains("revoked", error, StringComparison.Ordinal);
        Assert.Equal(0, await place.CountAsync("select count(*) from envelope"));
        Assert.False(File.Exists(kit + ".return"));
    }

    [Fact]
    public async Task Who_only_names_a_certificate_without_its_key_takes_it_into_no_use()
    {
        const string Used = "select count(*) from device_certificate where first_used_at is not null";
        await using var place = await StickDeployment.SetUpAsync();
        await place.RecordAsync(Lane, 2);
        var bytes = await File.ReadAllBytesAsync(await place.ExportAsync(Lane, "up"), Cancellation);
        bytes[Frames(bytes)[1] - 1] ^= 1; // The last byte of the signature.
        await File.WriteAllBytesAsync(place.At("forged"), bytes, Cancellation);
        await place.ExecuteAsync("update device_certificate set first_used_at = null");
        var (exit, _, error) = await place.CentralAsync("journal", "import", place.At("forged"));
        Assert.Equal(2, exit);
        Assert.Contains("not signed by the lane", error, StringComparison.Ordinal);
        Assert.Equal(0, await place.CountAsync(Used));
        await place.DoneAsync("journal", "import", place.At("up"));
        Assert.Equal(1, await place.CountAsync(Used));
    }

    [Fact]
    public async Task A_kit_for_another_lane_or_of_another_journal_is_refused_in_words_and_acknowledges_nothing()
    {
        await using var place = await StickDeployment.SetUpAsync();
        await place.RecordAsync(Other, 3);
        await place.RecordAsync(Lane, 5);
        File.Copy(place.JournalOf(Lane), place.At("older.db"));
        await place.RecordAsync(Lane, 5);
        var kit = await place.ExportAsync(Lane, "up");
        await place.DoneAsync("journal", "import", kit);
        var back = kit + ".return";
        Assert.Contains("for lane KEMBA-01", await RefusalAsync(place, Other, back), StringComparison.Ordinal);
        Assert.Contains("no kit of headquarters", await RefusalAsync(place, Lane, kit), StringComparison.Ordinal);

        // An older copy of the lane's disk, then one that went on otherwise.
        File.Copy(place.At("older.db"), place.JournalOf(Lane), overwrite: true);
        Assert.Contains("journal ends at 5", await RefusalAsync(place, Lane, back), StringComparison.Ordinal);
        await place.RecordAsync(Lane, 7, seed: 2);
        Assert.Contains("another journal", await RefusalAsync(place, Lane, back), StringComparison.Ordinal);
        Assert.Equal(0, Number((await place.PostAsync(Lane, "sync", "status")).Rows[0], "acknowledged"));
    }

    [Fact]
    public async Task A_journal_that_left_the_one_held_goes_on_as_a_branch_by_stick_too()
    {
        await using var place = await StickDeployment.SetUpAsync();
        await place.RecordAsync(Lane, 5);
        File.Copy(place.JournalOf(Lane), place.At("older.db"));
        await place.RecordAsync(Lane, 5);
        await place.DoneAsync("journal", "import", await place.ExportAsync(Lane, "up"));
        File.Copy(place.At("older.db"), place.JournalOf(Lane), overwrite: true);
        await place.RecordAsync(Lane, 8, seed: 2);
        var forked = await place.ExportAsync(Lane, "forked");
        var (exit, rows, error) = await place.CentralAsync("journal", "import", forked);
        Assert.Equal((1, "Fork"), (exit, rows[0].GetProperty("refusal").GetString()));
        Assert.Contains("forked", error, StringComparison.Ordinal);
        Assert.Equal(1, await place.CountAsync("select count(*) from quarantine where reason = 'Fork'"));

        // The kit that comes back names the branch; another kit brings it.
        await place.PostAsync(Lane, "sync", "import", place.At("forked.return"));
        Assert.Equal(2, Number((await place.PostAsync(Lane, "sync", "status")).Rows[0], "epoch"));
        var branch = (await place.DoneAsync("journal", "import", await place.ExportAsync(Lane, "branch")))[0];
        Assert.Equal(("quarantined", 13), (branch.GetProperty("state").GetString(), Number(branch, "held")));
        Assert.Contains("branch 2", await RefusalAsync(place, Lane, place.At("up.return")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Beside_a_running_lane_kits_are_written_and_its_state_is_told_and_nothing_else_is_done()
    {
        await using var place = await StickDeployment.SetUpAsync();
        await place.RecordAsync(Lane, 5);
        await place.DoneAsync("distribution", "export", Lane, place.At("lists"));
        using (place.Open(Lane))
        {
            await place.ExportAsync(Lane, "up");
            Assert.Equal(5, Number((await place.PostAsync(Lane, "sync", "status")).Rows[0], "head"));
            var (exit, _, error) = await place.PostAsync(Lane, "sync", "import", place.At("lists"));
            Assert.Equal(3, exit);
            Assert.Contains("Another lane service runs", error, StringComparison.Ordinal);
        }

        var rows = await place.PostDoneAsync(Lane, "sync", "import", place.At("lists"));
        Assert.Equal((0, 1), (Number(rows[0], "acknowledged"), Number(rows[1], "version")));
    }

    [Fact]
    public async Task Newer_lists_take_the_place_of_older_ones_and_never_the_other_way_round()
    {
        await using var place = await StickDeployment.SetUpAsync();
        await place.RecordAsync(Lane, 1);
        await place.DoneAsync("distribution", "export", Lane, place.At("old"));
        await place.OfficerAsync("o.second");
        await place.DoneAsync("distribution", "export", Lane, place.At("new"));
        Assert.Equal(2, Number((await place.PostDoneAsync(Lane, "sync", "import", place.At("new")))[1], "version"));
        var older = (await place.PostDoneAsync(Lane, "sync", "import", place.At("old")))[1];
        Assert.Equal("older", older.GetProperty("fault").GetString());
        var held = (await place.PostAsync(Lane, "sync", "status")).Rows[0].GetProperty("lists");
        Assert.Contains(held.EnumerateArray(), list => Number(list, "version") == 2);
    }

    [Fact]
    public async Task Pictures_of_entries_go_along_and_headquarters_passes_over_those_that_it_does_not_want()
    {
        await using var place = await StickDeployment.SetUpAsync();
        var folder = new SealedFolder(place.At($"{Lane}/photographs"), FixedKeys.Open(), "photograph");
        var picture = RandomNumberGenerator.GetBytes(30_000);
        var digest = SHA256.HashData(picture);
        folder.Put(folder.NameOf(digest), picture);
        var photograph = new Photograph(Convert.ToHexStringLower(digest), picture.Length, "");
        await place.RecordAsync(Lane, 2, crossing => crossing with { Photograph = photograph });
        Assert.Equal(2, Number((await place.PostAsync(Lane, "sync", "status")).Rows[0], "unsentAttachments"));
        var exported = (await place.PostDoneAsync(Lane, "sync", "export", place.At("up")))[0];
        Assert.Equal(2, Number(exported, "attachments"));
        Assert.True(Number(exported, "bytes") > 2 * picture.Length);
        var imported = (await place.DoneAsync("journal", "import", place.At("up")))[0];
        Assert.Equal((2, 0), (Number(imported, "held"), Number(imported, "attachments")));
    }

    [Fact]
    public async Task A_stick_that_is_full_says_so_and_keeps_no_half_kit()
    {
        await using var place = await StickDeployment.SetUpAsync();
        await place.RecordAsync(Lane, 200);
        var stick = Directory.CreateDirectory(place.At("stick")).FullName;
        await using var small = await SmallDisk.MountAsync(stick, kilobytes: 64);
        var (exit, rows, error) = await place.PostAsync(Lane, "sync", "export", Path.Combine(stick, "up"));
        Assert.Equal((3, 0), (exit, rows.Length));
        Assert.Contains("space", error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(stick));
        Assert.Equal(0, Number((await place.PostAsync(Lane, "sync", "status")).Rows[0], "acknowledged"));
    }

    [Fact]
    public async Task The_verbs_are_processes_and_push_ends_when_headquarters_is_in_step()
    {
        await using var place = await StickDeployment.SetUpAsync();
        await place.RecordAsync(Lane, 30);
        var (lanes, pages) = (FreePort.Take(), FreePort.Take());
        var post = new Dictionary<string, string>(place.PostSettings(Lane));
        var central = new Dictionary<string, string>(place.CentralSettings());
        await ProgramProcess.RunAsync("bmis-post", post, "", "sync", "export", place.At("up"), "--to", "20");
        await ProgramProcess.RunAsync("bmis-central", central, "", "journal", "import", place.At("up"));
        await ProgramProcess.RunAsync("bmis-post", post, "", "sync", "import", place.At("up.return"));
        Assert.Equal(20, Number((await place.PostAsync(Lane, "sync", "status")).Rows[0], "acknowledged"));

        post["Uplink:Centre"] = $"https://127.0.0.1:{lanes}";
        string[] push = ["sync", "push", .. post.Select(one => $"--{one.Key}={one.Value}")];
        Assert.Equal(1, (await place.PostAsync(Lane, push)).Exit);
        (central["Listening:PagesPort"], central["Listening:LanesPort"]) = ($"{pages}", $"{lanes}");
        central["Listening:LanesCertificateFile"] = place.At("keys/server.pem");
        central["Listening:LanesKeyFile"] = place.At("keys/server.key");
        await using (await ProgramProcess.ServeAsync("bmis-central", central))
        {
            var pushed = await ProgramProcess.RunAsync("bmis-post", post, "", "sync", "push");
            Assert.Contains("\"pushed\":10", pushed, StringComparison.Ordinal);
        }

        await AssertHeldAsync(place, 30);
    }

    private static async Task<string> RefusalAsync(StickDeployment place, string lane, string kit)
    {
        var (exit, rows, error) = await place.PostAsync(lane, "sync", "import", kit);
        Assert.Equal((1, 0), (exit, rows.Length));
        return error;
    }

    private static async Task AssertHeldAsync(StickDeployment place, int entries)
    {
        using var journal = place.Open(Lane);
        var own = new List<Envelope>();
        const int Bytes = EnvelopeLimits.BatchBytes;
        while (await journal.ReadAsync(own.Count + 1, 1_000, Bytes, Cancellation) is { Count: > 0 } run)
            own.AddRange(run);
        var stored = await place.StoredAsync(Lane);
        Assert.Equal(entries, stored.Count);
        Assert.Equal(own.Select(Text), stored.Select(Text));
    }

    private static string Text(Envelope one) =>
        $"{one} {Convert.ToHexString(one.HeaderBytes.Span)} {Convert.ToHexString(one.Payload!.Value.Span)} "
        + Convert.ToHexString(one.Hash.Span);

    private static async Task<string> StateAsync(StickDeployment place)
    {
        var entries = await place.CountAsync("select count(*) from envelope");
        var crossings = await place.CountAsync("select count(*) from crossing");
        var troubles = await place.CountAsync("select count(*) from quarantine");
        return $"{entries} {crossings} {troubles}";
    }

    // Where each frame begins: behind the eight bytes of the file's kind, a length and as many bytes.
    private static List<int> Frames(byte[] file)
    {
        var starts = new List<int>();
        for (var at = 8; at < file.Length; at += 4 + BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at)))
            starts.Add(at);
        return starts;
    }

    private static long Number(JsonElement row, string name) => row.GetProperty(name).GetInt64();
}
