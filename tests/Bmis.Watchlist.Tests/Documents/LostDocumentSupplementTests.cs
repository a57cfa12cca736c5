using System.Security.Cryptography;
using Bmis.Biographics;
using Bmis.Watchlist.Documents;

namespace Bmis.Watchlist.Tests.Documents;

/// <summary>The file that brings an index's secret and its overlays to a lane.</summary>
public sealed class LostDocumentSupplementTests : IDisposable
{
    private static readonly byte[] Secret = new byte[LostDocumentHasher.ShortestSecret];

    private readonly LostDocumentFolder _folder = new();
    private readonly LostDocumentIndex _index;

    public LostDocumentSupplementTests() => _index = _folder.Open(["UTO A1 P lost 1", "D B2", "YUG C3 P stolen 4"]);

    public void Dispose()
    {
        _index.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Secret_and_overlays_come_back_and_the_newest_overlay_decides()
    {
        var set = Joined(Changes("+ UTO D4 ID stolen 8\n- D B2"), Changes("- UTO D4\n\n+ D B2 P - 10"));
        Assert.NotNull(Find(set, "UTO A1"));
        Assert.Null(Find(set, "UTO D4"));
        Assert.Equal(10UL, Find(set, "DEU B2")!.Value.Id);
        Assert.Null(Find(Joined(), "UTO D4"));
    }

    [Fact]
    public void A_newer_overlay_changes_the_end_of_the_file_alone()
    {
        var (first, second) = (Changes("+ UTO D4"), Changes("+ UTO E5"));
        var before = LostDocumentSupplement.Write(_index, Secret, [first]);
        Assert.Equal(before, LostDocumentSupplement.Write(_index, Secret, [first, second])[..before.Length]);
    }

    [Fact]
    public void Whatever_the_bytes_are_the_answer_is_a_supplement_or_a_reason()
    {
        var file = LostDocumentSupplement.Write(_index, Secret, [Changes("+ UTO D4 P lost 3"), Changes("- UTO A1")]);
        List<int> whole =
        [
            LostDocumentSupplement.Write(_index, Secret, []).Length,
            LostDocumentSupplement.Write(_index, Secret, [Changes("+ UTO D4 P lost 3")]).Length,
        ];
        for (var length = 0; length < file.Length; length++)
            Assert.Equal(whole.Contains(length), Reads(file[..length]));
        for (var at = 0; at < file.Length; at++)
        {
            var changed = file.ToArray();
            changed[at] ^= 0x41;
            Assert.False(Reads(changed));
        }

        Assert.True(Reads(file));
    }

    [Fact]
    public void A_supplement_of_another_index_or_secret_is_not_joined()
    {
        var file = LostDocumentSupplement.Write(_index, Secret, []);
        using var other = new LostDocumentFolder();
        using var index = other.Open(["UTO A1"]);
        var supplement = LostDocumentSupplement.Read(file).Supplement!;
        Assert.False(supplement.BelongsTo(index));
        Assert.Equal("It belongs to another index.", supplement.Join(index).Problem);
        file[^1] ^= 1;
        Assert.Equal(
            "Its secret is not that of the index.", LostDocumentSupplement.Read(file).Supplement!.Join(_index).Problem);
        var secret = RandomNumberGenerator.GetBytes(LostDocumentHasher.ShortestSecret);
        Assert.Throws<ArgumentException>(() => LostDocumentSupplement.Write(_index, secret, []));
        Assert.Throws<ArgumentException>(() => LostDocumentSupplement.Write(_index, Secret, [new byte[100]]));
    }

    [Theory]
    [InlineData("+ UTO A1\nUTO SECRET7", "Line 2: it begins neither with + nor with -.")]
    [InlineData("\n- UTOPIA SECRET7", "Line 2: the issuing State is not known.")]
    [InlineData("+", "Line 1: it lacks the issuing State or the number.")]
    public void A_wrong_change_is_named_without_its_content(string lines, string sentence) =>
        Assert.Equal(sentence, LostDocumentChanges.Read(new StringReader(lines)).Problem);

    [Theory]
    [InlineData("YUG C3", true)]
    [InlineData("SRB C3", false)]
    [InlineData("SCG C3", false)]
    public void A_State_that_is_no_more_is_an_issuer_of_its_own(string line, bool listed) =>
        Assert.Equal(listed, Find(Joined(), line) is { State.Code: "YUG", Reason: LostDocumentReason.Stolen });

    [Theory]
    [InlineData("+ ROM C0D1", "ROU CODI")]
    [InlineData("+ COD X9", "ZAR X9")]
    [InlineData("+ TMP X9", "TLS X9")]
    [InlineData("+ MMR X9", "BUR X9")]
    public void A_State_that_changed_its_code_is_one(string change, string asked) =>
        Assert.NotNull(Find(Joined(Changes(change)), asked));

    [Fact]
    public void Every_withdrawn_code_is_listed_and_none_is_a_nationality()
    {
        var all = CountryCode.Withdrawn.ToList();
        Assert.Equal(31, all.Count);
        Assert.All(all, state =>
        {
            Assert.Null(LostDocumentLine.Read($"{state.Code} A1").Problem);
            Assert.False(CountryCode.Parse(state.Code).Succeeded);
        });
    }

    private static LostDocumentRow? Find(LostDocumentSet set, string line)
    {
        var (state, number) = LostDocumentFolder.Document(line);
        return set.Find(state, number);
    }

    private bool Reads(byte[] file) =>
        LostDocumentSupplement.Read(file).Supplement is { } read && read.Join(_index).Set is not null;

    private byte[] Changes(string lines)
    {
        var (changes, problem) = LostDocumentChanges.Read(new StringReader(lines));
        Assert.Null(problem);
        return LostDocumentOverlay.Write(_index, _folder.Hasher, changes);
    }

    private LostDocumentSet Joined(params byte[][] overlays)
    {
        var (read, problem) = LostDocumentSupplement.Read(LostDocumentSupplement.Write(_index, Secret, overlays));
        Assert.Null(problem);
        (var set, problem) = read!.Join(_index);
        Assert.Null(problem);
        return set!;
    }
}
