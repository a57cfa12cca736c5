using Bmis.Watchlist.Documents;

namespace Bmis.Watchlist.Tests.Documents;

public sealed class LostDocumentOverlayTests : IDisposable
{
    private readonly LostDocumentFolder _folder = new();
    private readonly LostDocumentIndex _index;

    public LostDocumentOverlayTests() => _index = _folder.Open(["UTO A1 P lost 1", "D B2", "FRA C3"]);

    public void Dispose()
    {
        _index.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Documents_come_and_leave_and_the_newest_overlay_decides()
    {
        var first = Overlay(
            LostDocumentFolder.Change("UTO D4 ID stolen 8"), LostDocumentFolder.Change("DEU B2", isRemoval: true));
        var second = Overlay(
            LostDocumentFolder.Change("UTO A1 P stolen 9"), LostDocumentFolder.Change("D B2 P - 10"),
            LostDocumentFolder.Change("UTO D4", isRemoval: true));
        Assert.Equal((true, true, true, false), Listed());
        Assert.Equal((true, false, true, true), Listed(first));
        Assert.Equal((true, true, true, false), Listed(first, second));
        Assert.Equal((true, false, true, true), Listed(second, first));
        var (state, number) = LostDocumentFolder.Document("UTO A1");
        var set = new LostDocumentSet(_index, _folder.Hasher, [first, second]);
        var row = Assert.NotNull(set.Find(state, number));
        Assert.Equal((9UL, LostDocumentReason.Stolen), (row.Id, row.Reason));
    }

    [Fact]
    public void The_last_change_of_a_document_counts() => Assert.Equal(
        (true, true, true, true),
        Listed(Overlay(
            LostDocumentFolder.Change("UTO D4", isRemoval: true), LostDocumentFolder.Change("UTO D4"))));

    [Fact]
    public void An_overlay_says_how_many_came_and_how_many_left()
    {
        var overlay = Overlay(
            LostDocumentFolder.Change("UTO D4"), LostDocumentFolder.Change("D B2", isRemoval: true),
            LostDocumentFolder.Change("UTO E5"), LostDocumentFolder.Change("FRA C3", isRemoval: true),
            LostDocumentFolder.Change("UTO F6"));
        Assert.Equal((5, 2), (overlay.Count, overlay.Removals));
    }

    [Fact]
    public void A_document_has_one_name_however_it_is_written_and_another_with_another_secret()
    {
        var set = new LostDocumentSet(_index, _folder.Hasher, []);
        var name = NameOf(set, "D O1");
        Assert.Equal((12, name), (name.Length, NameOf(set, "DEU 0I")));
        Assert.NotEqual(name, NameOf(set, "UTO O1"));
        var secret = new byte[LostDocumentHasher.ShortestSecret];
        secret[0] = 1;
        using var folder = new LostDocumentFolder(secret);
        using var index = folder.Open(["UTO A1"]);
        Assert.NotEqual(name, NameOf(new(index, folder.Hasher, []), "D O1"));
    }

    [Fact]
    public void A_month_of_changes_is_found_again()
    {
        var lines = LostDocumentFolder.Lines(36_000, seed: 12);
        var set = new LostDocumentSet(
            _index, _folder.Hasher, [Overlay([.. lines.Select(line => LostDocumentFolder.Change(line))])]);
        Assert.All(lines, line => Assert.NotNull(Find(set, line)));
        Assert.DoesNotContain(LostDocumentFolder.Lines(5000, seed: 13), line => Find(set, line) is not null);
    }

    [Fact]
    public void An_overlay_that_is_cut_changed_or_of_another_index_is_refused()
    {
        var file = LostDocumentOverlay.Write(_index, _folder.Hasher, [LostDocumentFolder.Change("UTO D4 P lost 3")]);
        for (var length = 0; length < file.Length; length++)
            Assert.NotNull(LostDocumentOverlay.Read(_index, file[..length]).Problem);
        for (var at = 0; at < file.Length; at++)
        {
            var changed = file.ToArray();
            changed[at] ^= 0x41;
            Assert.NotNull(LostDocumentOverlay.Read(_index, changed).Problem);
        }

        using var other = new LostDocumentFolder();
        using var index = other.Open(["UTO A1"]);
        Assert.Equal("It belongs to another index.", LostDocumentOverlay.Read(index, file).Problem);
    }

    private (bool A1, bool B2, bool C3, bool D4) Listed(params LostDocumentOverlay[] overlays)
    {
        var set = new LostDocumentSet(_index, _folder.Hasher, overlays);
        return (Find(set, "UTO A1") is not null, Find(set, "DEU B2") is not null,
            Find(set, "FRA C3") is not null, Find(set, "UTO D4") is not null);
    }

    private static LostDocumentRow? Find(LostDocumentSet set, string line)
    {
        var (state, number) = LostDocumentFolder.Document(line);
        return set.Find(state, number);
    }

    private static string NameOf(LostDocumentSet set, string line)
    {
        var (state, number) = LostDocumentFolder.Document(line);
        return set.NameOf(state, number);
    }

    private LostDocumentOverlay Overlay(params LostDocumentChange[] changes)
    {
        var (overlay, problem) = LostDocumentOverlay.Read(
            _index, LostDocumentOverlay.Write(_index, _folder.Hasher, changes));
        Assert.Null(problem);
        return overlay!;
    }
}
