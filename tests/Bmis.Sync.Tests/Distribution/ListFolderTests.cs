using Bmis.Sync.Distribution;

namespace Bmis.Sync.Tests.Distribution;

public sealed class ListFolderTests : IDisposable
{
    private readonly Lists _lists = new();
    private readonly DirectoryInfo _disk = Directory.CreateTempSubdirectory("bmis-lists-");

    [Fact]
    public async Task A_whole_list_is_swapped_in_and_still_there_after_a_restart()
    {
        var content = Lists.Content(1, 5_000);
        var held = Fetch(Open(), await _lists.SignAsync("alerts", 1, content), content);
        Assert.NotNull(held);
        var again = Open().Find("alerts");
        Assert.NotNull(again);
        Assert.Equal(1, again.Manifest.Version);
        Assert.Equal(content, await File.ReadAllBytesAsync(again.Path, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_version_before_is_kept_and_the_one_before_that_is_not()
    {
        var folder = Open();
        foreach (var version in Enumerable.Range(1, 3))
        {
            var content = Lists.Content(version, 2_000);
            Fetch(folder, await _lists.SignAsync("alerts", version, content), content);
        }

        Assert.Equal(["2.list", "2.manifest", "3.list", "3.manifest"], Files("alerts"));
        Assert.Equal(3, Open().Find("alerts")!.Manifest.Version);
    }

    [Fact]
    public async Task The_version_that_its_reader_uses_is_kept_beside_newer_ones()
    {
        long? inUse = 1;
        var folder = new ListFolder(_disk.FullName, _lists.Verifier, inUse: _ => inUse);
        (int Version, int Used, string Kept)[] steps =
            [(1, 1, "1"), (2, 1, "1 2"), (3, 1, "1 2 3"), (4, 1, "1 3 4"), (5, 4, "4 5")];
        foreach (var (version, used, kept) in steps)
        {
            inUse = used;
            var content = Lists.Content(version, 2_000);
            Fetch(folder, await _lists.SignAsync("alerts", version, content), content);
            Assert.Equal(kept, string.Join(' ', folder.FindAll("alerts").Select(one => one.Manifest.Version).Order()));
        }
    }

    [Fact]
    public async Task What_a_download_left_counts_as_arrived_and_is_used_by_a_newer_one()
    {
        var folder = Open();
        var content = Lists.Content(1, 20_000);
        var first = await _lists.SignAsync("alerts", 1, content);
        Assert.Equal(0, folder.ArrivedBytes(first.Manifest));
        using (var arrival = folder.Begin(first))
        {
            for (var chunk = 0; chunk < 10; chunk++)
                arrival.Write(chunk, Lists.Chunk(first, content, chunk));
        }

        Assert.Equal(first.Manifest.ChunkOffset(10), folder.ArrivedBytes(first.Manifest));
        byte[] changed = [.. content[..2_000], 7, .. content[2_000..]];
        var second = await _lists.SignAsync("alerts", 2, changed);
        Assert.Equal(0, folder.ArrivedBytes(second.Manifest));
        var taken = new List<int>();
        using (var arrival = Open().Begin(second))
        {
            while (!arrival.IsComplete)
            {
                taken.Add(arrival.NextChunk);
                Assert.Equal(arrival.NextChunk, arrival.Missing.First());
                arrival.Write(arrival.NextChunk, Lists.Chunk(second, changed, arrival.NextChunk));
            }

            Assert.NotNull(arrival.Commit());
        }

        Assert.InRange(taken.Count, second.Manifest.ChunkDigests.Count - 10, second.Manifest.ChunkDigests.Count - 7);
        Assert.Equal(["2.list", "2.manifest"], Files("alerts"));
    }

    [Fact]
    public async Task Of_what_older_downloads_left_only_the_one_that_came_farthest_stays()
    {
        var folder = Open();
        foreach (var (version, chunks) in new[] { (1, 2), (2, 5), (3, 1) })
        {
            var content = Lists.Content(version, 9_000);
            var signed = await _lists.SignAsync("alerts", version, content);
            using var arrival = folder.Begin(signed);
            for (var chunk = 0; chunk < chunks; chunk++)
                arrival.Write(chunk, Lists.Chunk(signed, content, chunk));
        }

        using (folder.Begin(await _lists.SignAsync("alerts", 4, Lists.Content(4, 9_000))))
            Assert.Equal(["2.arriving", "2.partial", "4.arriving", "4.partial"], Files("alerts"));
    }

    [Fact]
    public async Task Older_and_same_versions_are_refused_and_an_expired_one_is_left_to_its_user()
    {
        var folder = Open();
        Fetch(folder, await _lists.SignAsync("alerts", 5, []), []);
        Assert.Equal(ManifestFault.Older, await JudgeAsync(folder, 4));
        Assert.Equal(ManifestFault.AlreadyHeld, await JudgeAsync(folder, 5));
        Assert.Equal(ManifestFault.None, await JudgeAsync(folder, 6));
        Assert.Equal(ManifestFault.None, await JudgeAsync(folder, 6, expires: Lists.Created.AddTicks(10)));
    }

    [Fact]
    public async Task A_kill_between_any_two_chunks_costs_nothing_that_was_written()
    {
        var content = Lists.Content(2, 5_000);
        var signed = await _lists.SignAsync("alerts", 1, content);
        for (var chunk = 0; chunk < signed.Manifest.ChunkDigests.Count; chunk++)
        {
            using var arrival = Open().Begin(signed);
            Assert.Equal(chunk, arrival.NextChunk);
            Assert.Equal(ChunkVerdict.Accepted, arrival.Write(chunk, Lists.Chunk(signed, content, chunk)));
        }

        using var last = Open().Begin(signed);
        Assert.True(last.IsComplete);
        Assert.NotNull(last.Commit());
        Assert.Equal(["1.list", "1.manifest"], Files("alerts"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    public async Task A_partial_file_is_taken_up_to_its_first_spoiled_chunk(int spoiled)
    {
        var content = Lists.Content(3, 5_000);
        var signed = await _lists.SignAsync("alerts", 1, content);
        using (var arrival = Open().Begin(signed))
        {
            while (!arrival.IsComplete)
                arrival.Write(arrival.NextChunk, Lists.Chunk(signed, content, arrival.NextChunk));
        }

        var partial = Path.Combine(_disk.FullName, "alerts", "1.partial");
        var bytes = await File.ReadAllBytesAsync(partial, TestContext.Current.CancellationToken);
        bytes[signed.Manifest.ChunkOffset(spoiled) + 9] ^= 1;
        await File.WriteAllBytesAsync(partial, bytes, TestContext.Current.CancellationToken);
        Assert.NotNull(Fetch(Open(), signed, content, expectedFirst: spoiled));
    }

    [Fact]
    public async Task Wrong_chunks_are_never_written()
    {
        var content = Lists.Content(4, 5_000);
        var signed = await _lists.SignAsync("alerts", 1, content);
        using var arrival = Open().Begin(signed);
        var first = Lists.Chunk(signed, content, 0).ToArray();
        Assert.Equal(ChunkVerdict.OutOfOrder, arrival.Write(1, Lists.Chunk(signed, content, 1)));
        Assert.Equal(ChunkVerdict.WrongLength, arrival.Write(0, first.AsSpan(1)));
        Assert.Equal(ChunkVerdict.WrongDigest, arrival.Write(0, content.AsSpan(1, first.Length)));
        Assert.Equal(ChunkVerdict.Accepted, arrival.Write(0, first));
        Assert.Equal(ChunkVerdict.Duplicate, arrival.Write(0, first));
        Assert.Equal(ChunkVerdict.OutOfOrder, arrival.Write(signed.Manifest.ChunkDigests.Count, first));
        Assert.Equal(1, arrival.NextChunk);
    }

    [Fact]
    public async Task A_whole_that_is_not_what_was_signed_is_thrown_away()
    {
        var content = Lists.Content(5, 3_000);
        var honest = await _lists.SignAsync("alerts", 1, content);
        var lying = _lists.Signer.Sign(honest.Manifest with { Sha256 = new byte[32] });
        Assert.Null(Fetch(Open(), lying, content));
        Assert.Empty(Files("alerts"));
    }

    [Fact]
    public async Task Two_versions_in_a_row_that_cannot_be_used_leave_the_good_ones_on_the_disk()
    {
        var folder = new ListFolder(_disk.FullName, _lists.Verifier, list => File.ReadAllBytes(list.Path)[0] != 0xBA);
        byte[] bad = [0xBA, .. Lists.Content(1, 2_000)];
        byte[] good = [0x60, .. Lists.Content(1, 2_000)];
        foreach (var (version, content) in new[] { (1, good), (2, good), (3, bad), (4, bad) })
        {
            var signed = await _lists.SignAsync("alerts", version, content);
            Fetch(folder, signed, content, version == 2 ? signed.Manifest.ChunkDigests.Count : 0);
        }

        Assert.Equal(2, folder.Find("alerts")!.Manifest.Version);
        Assert.Equal(["1.list", "1.manifest", "2.list", "2.manifest"], Files("alerts"));
        Assert.Equal(ManifestFault.Content, await JudgeAsync(folder, 4));
        Assert.Equal(2, Open().Find("alerts")!.Manifest.Version);
        var last = await _lists.SignAsync("alerts", 5, good);
        Fetch(folder, last, good, expectedFirst: last.Manifest.ChunkDigests.Count);
        Assert.Equal(5, folder.Find("alerts")!.Manifest.Version);
    }

    [Fact]
    public async Task A_list_signed_anew_without_a_change_takes_the_bytes_that_are_held()
    {
        var content = Lists.Content(6, 5_000);
        var folder = Open();
        Fetch(folder, await _lists.SignAsync("alerts", 1, content), content);
        var anew = await _lists.SignAsync("alerts", 2, content);
        Fetch(folder, anew, content, expectedFirst: anew.Manifest.ChunkDigests.Count);
        Assert.Equal(
            content, await File.ReadAllBytesAsync(folder.Find("alerts")!.Path, TestContext.Current.CancellationToken));
        Assert.Equal(["1.list", "1.manifest", "2.list", "2.manifest"], Files("alerts"));
        Fetch(Open(), await _lists.SignAsync("alerts", 3, Lists.Content(7, 5_000)), Lists.Content(7, 5_000));
    }

    [Fact]
    public async Task Held_bytes_that_the_disk_has_spoiled_are_not_taken_for_the_next_version()
    {
        var content = Lists.Content(8, 5_000);
        var folder = Open();
        var signed = await _lists.SignAsync("alerts", 1, content);
        Fetch(folder, signed, content);
        var path = folder.Find("alerts")!.Path;
        var bytes = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        bytes[signed.Manifest.ChunkOffset(2) + 9] ^= 1;
        await File.WriteAllBytesAsync(path, bytes, TestContext.Current.CancellationToken);
        var anew = await _lists.SignAsync("alerts", 2, content);
        using (var arrival = folder.Begin(anew))
            Assert.Equal([2], arrival.Missing);
        Fetch(folder, anew, content, expectedFirst: 2);
        Assert.Equal(
            content, await File.ReadAllBytesAsync(folder.Find("alerts")!.Path, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Held_bytes_that_are_gone_come_from_the_centre_again()
    {
        var content = Lists.Content(8, 5_000);
        var folder = Open();
        Fetch(folder, await _lists.SignAsync("alerts", 1, content), content);
        File.Delete(folder.Find("alerts")!.Path);
        Fetch(folder, await _lists.SignAsync("alerts", 2, content), content, expectedFirst: 0);
        Assert.Equal(content, folder.Find("alerts")!.ReadAllBytes());
    }

    [Fact]
    public void A_folder_is_flushed_and_one_that_is_missing_is_told()
    {
        FolderFlush.Flush(_disk.FullName);
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows needs no flush.");
        Assert.Throws<IOException>(() => FolderFlush.Flush(Path.Combine(_disk.FullName, "missing")));
    }

    [Theory]
    [InlineData("2.list", true)]
    [InlineData("2.manifest", true)]
    [InlineData("2.list", false)]
    public async Task A_spoiled_newest_version_gives_way_to_the_one_before(string file, bool keep)
    {
        var folder = Open();
        foreach (var version in Enumerable.Range(1, 2))
        {
            var content = Lists.Content(version, 2_000);
            Fetch(folder, await _lists.SignAsync("alerts", version, content), content);
        }

        var path = Path.Combine(_disk.FullName, "alerts", file);
        var bytes = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        bytes[20] ^= 1;
        await File.WriteAllBytesAsync(path, bytes, TestContext.Current.CancellationToken);
        if (!keep)
            File.Delete(path);
        Assert.Equal(1, Open().Find("alerts")!.Manifest.Version);
    }

    [Theory]
    [InlineData("3.partial", 2)]
    [InlineData("3.list", 2)]
    [InlineData("3.list 3.waiting", 2)]
    [InlineData("3.list 3.manifest", 3)]
    public async Task A_kill_at_any_step_of_the_swap_leaves_the_old_version_or_the_new(string files, long held)
    {
        foreach (var version in Enumerable.Range(1, 2))
        {
            var before = Lists.Content(version, 2_000);
            Fetch(Open(), await _lists.SignAsync("alerts", version, before), before);
        }

        var content = Lists.Content(3, 2_000);
        var next = await _lists.SignAsync("alerts", 3, content);
        foreach (var file in files.Split(' '))
        {
            var bytes = Path.GetExtension(file) is ".list" or ".partial" ? content : ManifestCodec.ToBytes(next);
            await File.WriteAllBytesAsync(
                Path.Combine(_disk.FullName, "alerts", file), bytes, TestContext.Current.CancellationToken);
        }

        Assert.Equal(held, Open().Find("alerts")!.Manifest.Version);
        var newest = Lists.Content(4, 2_000);
        Assert.NotNull(Fetch(Open(), await _lists.SignAsync("alerts", 4, newest), newest));
        Assert.Equal(4, Open().Find("alerts")!.Manifest.Version);
        Assert.Equal([$"{held}.list", $"{held}.manifest", "4.list", "4.manifest"], Files("alerts"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_kill_at_every_call_to_the_disk_leaves_the_old_version_or_the_new_and_the_next_arrives(
        bool afterwards)
    {
        var (kills, old) = (0, 0);
        for (var isDead = true; isDead; kills++)
        {
            var version = Open().Find("alerts")?.Manifest.Version ?? 0;
            var content = Lists.Content(kills, 2_000);
            var next = await _lists.SignAsync("alerts", version + 1, content);
            isDead = IsKilled(new DyingDisk(FileListDisk.Instance, kills + 1, afterwards), next, content);
            var held = Open().Find("alerts");
            Assert.InRange(held?.Manifest.Version ?? 0, version, version + 1);
            if (held?.Manifest.Version == version + 1)
                Assert.Equal(content, held.ReadAllBytes());
            else
                old++;
        }

        Assert.InRange(old, 5, kills - 1);
    }

    private bool IsKilled(DyingDisk disk, SignedManifest signed, byte[] content)
    {
        try
        {
            Assert.NotNull(Fetch(new ListFolder(_disk.FullName, _lists.Verifier, disk), signed, content));
            return false;
        }
        catch (DyingDisk.KilledException)
        {
            return true;
        }
    }

    public void Dispose()
    {
        _lists.Dispose();
        _disk.Delete(recursive: true);
    }

    private ListFolder Open() => new(_disk.FullName, _lists.Verifier);

    private static HeldList? Fetch(
        ListFolder folder, SignedManifest signed, byte[] content, int expectedFirst = 0)
    {
        using var arrival = folder.Begin(signed);
        Assert.Equal(expectedFirst, arrival.NextChunk);
        while (!arrival.IsComplete)
            Assert.Equal(
                ChunkVerdict.Accepted,
                arrival.Write(arrival.NextChunk, Lists.Chunk(signed, content, arrival.NextChunk)));
        return arrival.Commit();
    }

    private async Task<ManifestFault> JudgeAsync(ListFolder folder, long version, DateTimeOffset? expires = null)
    {
        var signed = await _lists.SignAsync("alerts", version, [], expires);
        _lists.Publish(signed);
        return folder.Judge(ManifestCodec.ToWire(signed)).Fault;
    }

    private IEnumerable<string> Files(string name) =>
        Directory.EnumerateFiles(Path.Combine(_disk.FullName, name)).Select(file => Path.GetFileName(file)).Order();
}
