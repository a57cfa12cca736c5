using Bmis.Biographics;
using Bmis.Central.Watchlists.Entries;
using Bmis.Watchlist.Lists;

namespace Bmis.Central.Tests.Watchlists;

/// <summary>What is typed becomes an entry, or the names of the fields that are wrong.</summary>
public sealed class EntryFormTests
{
    private static EntryForm Full => new()
    {
        Kind = "person",
        Names =
        [
            new("SAMPLEMAN, Viktor", "primary", "strong"), new("Vitya", "alias", "weak"), new("OLDNAME", "former"),
        ],
        BirthDates = ["1968-03-14", "~1967", "1960/1963", "1959-02", "1958-03-02/1958-04-01"],
        BirthPlaces = ["Anytown"],
        Addresses = ["1 Any Street"],
        Nationalities = ["UTO", "IRQ"],
        Sex = "M",
        Documents = [new("Passport", "X7K204415", "UTO"), new("", "A1", "")],
        Marks = "Scar.\nTattoo.",
        Vehicles = ["AB 123"],
        Remarks = "Remark.",
        OnEntry = "arrest",
        OnExit = "discreetCheck",
        Warnings = ["armed", "infectious"],
        ProtectionMark = true,
        Owner = "Police",
        LegalGround = "Warrant 7",
        Handling = "Apart.",
        Contact = "+999",
        ReviewOn = "2027-01-31",
        ExpiresOn = "2027-12-31",
        Links = [new("child", "desk:1")],
    };

    [Fact]
    public void Every_field_reaches_the_entry_and_the_form_of_the_entry_says_the_same()
    {
        var (entry, wrong) = EntryFormReader.Read("desk:0", Full, null);
        Assert.Empty(wrong);
        Assert.Equal(("desk:0", EntryFormReader.Source, 5), (entry!.Id, entry.Source, entry.BirthDates.Count));
        Assert.Equal(new AlertName("Vitya", "", NameKind.Alias, NameQuality.Weak), entry.Names[1]);
        Assert.Equal(new(AlertAction.Arrest, AlertAction.DiscreetCheck), entry.Actions);
        Assert.True(entry.HasProtectionMark);
        var again = EntryFormReader.Of(entry);
        Assert.Equal(Full.BirthDates, again.BirthDates);
        Assert.Equal(EntryDigest.Of(entry), EntryDigest.Of(EntryFormReader.Read("desk:0", again, null).Entry!));
    }

    [Fact]
    public void What_the_form_does_not_show_stays_as_it_was()
    {
        var before = EntryFormReader.Read("desk:0", Full, null).Entry! with
        {
            Photograph = "ab", Samples = ["cd"], Programmes = ["x"],
        };
        var after = EntryFormReader.Read("desk:0", Full with { Remarks = "Other." }, before).Entry!;
        Assert.Equal(
            ("ab", "cd", "x", "Other."), (after.Photograph, after.Samples[0], after.Programmes[0], after.Remarks));
    }

    public static TheoryData<string, string> Wrong => new()
    {
        { "names", "name without a letter" },
        { "birthDates", "date outside the calendar" },
        { "birthDates", "no date" },
        { "nationalities", "unknown State" },
        { "documents", "number with a sign" },
        { "legalGround", "arrest without a ground" },
        { "reviewOn", "day outside the calendar" },
        { "links", "link without a source" },
        { "onEntry", "unknown action" },
        { "remarks", "too long" },
        { "names", "nothing to find it by" },
        { "names", "too many names" },
        { "owner", "control character" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_wrong_field_is_named(string field, string what) =>
        Assert.Equal([field], EntryFormReader.Read("desk:0", Broken(what), null).Wrong);

    [Fact]
    public void An_id_says_nothing_of_anybody_and_is_never_the_same()
    {
        var ids = Enumerable.Range(0, 100).Select(_ => EntryFormReader.NewId(new SetClock())).ToList();
        Assert.Equal(100, ids.Distinct().Count());
        Assert.All(ids, id => Assert.Matches("^desk:[0-9a-f]{32}$", id));
    }

    [Fact]
    public void Nothing_typed_prints_itself() =>
        Assert.DoesNotContain("SAMPLEMAN", $"{Full} {Full.Names[0]} {Full.Documents[0]}", StringComparison.Ordinal);

    [Fact]
    public void Whatever_is_typed_is_read_or_refused_and_what_is_read_can_be_stored()
    {
        var random = new Random(20261128);
        var read = 0;
        for (var i = 0; i < 3000; i++)
        {
            var form = Full with
            {
                Names = [new(Or("SAME"), "alias", "weak"), Full.Names[0]],
                BirthDates = [Or("1960")],
                Nationalities = [Or("UTO")],
                Documents = [new(Or("Passport"), Or("A12"), "")],
                Remarks = Or(""),
                ReviewOn = Or(""),
            };
            if (EntryFormReader.Read("desk:0", form, null).Entry is not { } entry) continue;
            read++;
            Assert.True(AlertListFile.Read(AlertListFile.Write([entry])).Succeeded);
        }

        Assert.InRange(read, 200, 2900);

        string Or(string usual) => random.Next(3) > 0 ? usual : Noise(random);
    }

    private static string Noise(Random random) => string.Concat(Enumerable.Range(0, random.Next(1, 7)).Select(
        _ => Letters[random.Next(Letters.Length)]));

    private const string Letters = "0123456789196819671960/~-abcXYZ ,.\u200f\u200b\u0645\u0416\ud800\u0000\n";

    private static EntryForm Broken(string what) => what switch
    {
        "name without a letter" => Full with { Names = [new("123")] },
        "date outside the calendar" => Full with { BirthDates = ["1961-02-30"] },
        "no date" => Full with { BirthDates = ["yesterday"] },
        "unknown State" => Full with { Nationalities = ["QQZ"] },
        "number with a sign" => Full with { Documents = [new("", "A%1", "UTO")] },
        "arrest without a ground" => Full with { LegalGround = " " },
        "day outside the calendar" => Full with { ReviewOn = "2027-02-30" },
        "link without a source" => Full with { Links = [new("child", "someone")] },
        "unknown action" => Full with { OnEntry = "shoot" },
        "too long" => Full with { Remarks = new('x', FormFields.LongestText + 1) },
        "nothing to find it by" => Full with { Names = [], Documents = [] },
        "too many names" => Full with { Names = [.. Enumerable.Repeat(new NameRow("SAME"), 51)] },
        _ => Full with { Owner = "a\u0007b" },
    };
}
