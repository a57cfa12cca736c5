using System.Text;
using Bmis.Sync.Distribution;
using Bmis.Sync.Sealing;
using Bmis.Sync.Tests.Sealing;

namespace Bmis.Sync.Tests.Distribution;

/// <summary>The folder of the lists with master keys: the same promises, and nothing in clear on the disk.</summary>
public sealed class SealedListFolderTests : IDisposable
{
    private const string Planted = "PLANTED<<ZAPHOD";
    private readonly Lists _lists = new();
    private readonly DirectoryInfo _disk = Directory.CreateTempSubdirectory("bmis-lists-");
    private readonly DirectoryInfo _safe = Directory.CreateTempSubdirectory("bmis-keys-");
    private readonly List<MasterKeys> _opened = [];

    public SealedListFolderTests() => KeyFile.Make(KeyPath, Keys.Random);

    private string KeyPath => Path.Combine(_safe.FullName, "lane.keys");

    private string List => Path.Combine(_disk.FullName, "alerts");

    public void Dispose()
    {
        _lists.Dispose();
        _opened.ForEach(keys => keys.Dispose());
        _disk.Delete(recursive: true);
        _safe.Delete(recursive: true);
    }

    [Fact]
    public async Task A_list_is_never_in_clear_neither_while_it_arrives_nor_later()
    {
        var content = Content(1, 5_000);
        var signed = await _lists.SignAsync("alerts", 1, content);
        for (var chunk = 0; chunk < signed.Manifest.ChunkDigests.Count; chunk++)
        {
            using var arrival = Open().Begin(signed);
            Assert.Equal(chunk, arrival.NextChunk);
            arrival.Write(chunk, Lists.Chunk(signed, content, chunk));
            Assert.Empty(Keys.FilesWith(_disk.FullName, Planted));
        }

        using (var last = Open().Begin(signed))
            Assert.NotNull(last.Commit());
        Assert.Empty(Keys.FilesWith(_disk.FullName, Planted));
        Assert.Equal(content, Open().Find("alerts")!.ReadAllBytes());
        Assert.Null(new ListFolder(_disk.FullName, _lists.Verifier).Find("alerts"));
    }

    [Fact]
    public async Task A_list_whose_reader_maps_its_file_lies_in_clear_and_the_others_beside_it_do_not()
    {
        var content = Content(4, 3_000);
        foreach (var name in new[] { "mapped", "alerts" })
            Fetch(Half(), await _lists.SignAsync(name, 1, content), content);
        var held = Half().Find("mapped")!;
        Assert.Equal(content, await File.ReadAllBytesAsync(held.Path, TestContext.Current.CancellationToken));
        Assert.Equal(content, held.ReadAllBytes());
        Assert.Equal(content, Half().Find("alerts")!.ReadAllBytes());
        Assert.Equal([held.Path], Keys.FilesWith(_disk.FullName, Planted));

        ListFolder Half() => new(_disk.FullName, _lists.Verifier, null, Read(), name => name == "mapped");
    }

    [Fact]
    public async Task Whoever_looks_at_an_arrival_reads_it_in_clear()
    {
        var seen = Array.Empty<byte>();
        var content = Content(2, 3_000);
        var folder = new ListFolder(_disk.FullName, _lists.Verifier, Look, Read());
        Fetch(folder, await _lists.SignAsync("alerts", 1, content), content);
        Assert.Equal(content, seen);

        bool Look(HeldList list)
        {
            seen = list.ReadAllBytes();
            return true;
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    public async Task A_partial_file_is_taken_up_to_its_first_spoiled_chunk(int spoiled)
    {
        var content = Content(3, 5_000);
        var signed = await _lists.SignAsync("alerts", 1, content);
        using (var arrival = Open().Begin(signed))
        {
            while (!arrival.IsComplete)
                arrival.Write(arrival.NextChunk, Lists.Chunk(signed, content, arrival.NextChunk));
        }

        Spoil(
            Path.Combine(List, "1.partial"),
            (int)signed.Manifest.ChunkOffset(spoiled + 1) + (spoiled + 1) * Sealer.Overhead - 1);
        Fetch(Open(), signed, content, spoiled);
        Assert.Equal(content, Open().Find("alerts")!.ReadAllBytes());
    }

    [Fact]
    public async Task A_spoiled_list_gives_way_to_the_one_before_and_a_reader_of_it_is_told()
    {
        foreach (var version in Enumerable.Range(1, 2))
            Fetch(Open(), await _lists.SignAsync("alerts", version, Content(version, 2_000)), Content(version, 2_000));
        var newest = Open().Find("alerts")!;
        Spoil(newest.Path, 1_500);
        Assert.Throws<IOException>(() => newest.ReadAllBytes());
        Assert.Equal(1, Open().Find("alerts")!.Manifest.Version);
    }

    [Fact]
    public async Task A_list_signed_anew_without_a_change_takes_the_bytes_that_are_held()
    {
        var content = Content(6, 5_000);
        var folder = Open();
        Fetch(folder, await _lists.SignAsync("alerts", 1, content), content);
        var anew = await _lists.SignAsync("alerts", 2, content);
        Fetch(folder, anew, content, expectedFirst: anew.Manifest.ChunkDigests.Count);
        Assert.Equal(content, Open().Find("alerts")!.ReadAllBytes());
    }

    [Fact]
    public async Task What_an_older_program_left_in_clear_is_sealed_or_removed()
    {
        var folder = new ListFolder(_disk.FullName, _lists.Verifier);
        Fetch(folder, await _lists.SignAsync("alerts", 1, Content(1, 3_000)), Content(1, 3_000));
        Fetch(folder, await _lists.SignAsync("alerts", 2, Content(2, 3_000)), Content(2, 3_000));
        var third = await _lists.SignAsync("alerts", 3, Content(3, 3_000));
        using (var arrival = folder.Begin(third))
            arrival.Write(0, Lists.Chunk(third, Content(3, 3_000), 0));
        await File.WriteAllBytesAsync(
            Path.Combine(List, "4.list"), Content(4, 3_000), TestContext.Current.CancellationToken);
        Assert.Equal(4, Keys.FilesWith(_disk.FullName, Planted).Count());

        var held = Open();
        Assert.Empty(Keys.FilesWith(_disk.FullName, Planted));
        Assert.Equal(
            [Content(2, 3_000), Content(1, 3_000)], held.FindAll("alerts").Select(list => list.ReadAllBytes()));
    }

    [Fact]
    public async Task After_a_rotation_the_next_start_seals_anew_and_the_old_key_can_go()
    {
        var content = Content(1, 3_000);
        Fetch(Open(), await _lists.SignAsync("alerts", 1, content), content);
        KeyFile.Rotate(KeyPath, Keys.Random);
        await File.WriteAllTextAsync(
            Path.Combine(List, "1.sealing"), "what a kill left", TestContext.Current.CancellationToken);
        Assert.Equal(content, Open().Find("alerts")!.ReadAllBytes());
        Keys.KeepNewest(KeyPath);
        Assert.Equal(content, Open().Find("alerts")!.ReadAllBytes());
        Assert.Equal(
            ["1.list", "1.manifest"],
            Directory.EnumerateFiles(List).Select(file => Path.GetFileName(file)).Order());
    }

    [Fact]
    public async Task With_a_wrong_key_nothing_is_held_and_nothing_is_lost()
    {
        var content = Content(1, 3_000);
        Fetch(Open(), await _lists.SignAsync("alerts", 1, content), content);
        using (var wrong = MasterKeys.Make(Keys.Random))
            Assert.Null(new ListFolder(_disk.FullName, _lists.Verifier, keys: wrong).Find("alerts"));
        Assert.Equal(content, Open().Find("alerts")!.ReadAllBytes());
    }

    private static byte[] Content(int seed, int length)
    {
        var content = Lists.Content(seed, length);
        Encoding.UTF8.GetBytes(Planted, content.AsSpan(500));
        return content;
    }

    private static void Spoil(string path, int at)
    {
        var bytes = File.ReadAllBytes(path);
        bytes[at] ^= 1;
        File.WriteAllBytes(path, bytes);
    }

    private static void Fetch(ListFolder folder, SignedManifest signed, byte[] content, int expectedFirst = 0)
    {
        using var arrival = folder.Begin(signed);
        Assert.Equal(expectedFirst, arrival.NextChunk);
        while (!arrival.IsComplete)
            Assert.Equal(
                ChunkVerdict.Accepted,
                arrival.Write(arrival.NextChunk, Lists.Chunk(signed, content, arrival.NextChunk)));
        Assert.NotNull(arrival.Commit());
    }

    private MasterKeys Read()
    {
        _opened.Add(Keys.Read(KeyPath));
        return _opened[^1];
    }

    private ListFolder Open() => new(_disk.FullName, _lists.Verifier, keys: Read());
}
