using Bmis.Watchlist.Lists;

namespace Bmis.Watchlist.Tests.Lists;

public sealed class EntryFieldsTests
{
    private static AlertEntry Full() => Specimens.NationalEntries()[0] with
    {
        Actions = new(AlertAction.DiscreetCheck, AlertAction.PreventDeparture),
        Warnings = [AlertWarning.Armed, AlertWarning.Infectious],
        HasProtectionMark = true,
        IsDrill = true,
        Terms = new()
        {
            Owner = "Ministry",
            LegalGround = "Border Act, 12",
            Handling = "Call the duty prosecutor.",
            Contact = "+000 1",
            ReviewOn = new(2027, 2, 28),
            ExpiresOn = new(2028, 2, 29),
        },
        Marks = "Scar on the left hand",
        Vehicles = ["UT 12 34"],
        Photograph = new('a', 64),
        Samples = [new('b', 64)],
        Links = [new(AlertLinkKind.Child, "national:X-2")],
    };

    [Fact]
    public void Every_field_of_an_entry_is_written_and_read_again()
    {
        var read = AlertListFile.Read(AlertListFile.Write([Full()])).Entries!.Single();
        Assert.Equal(EntryDigest.Of(Full()), EntryDigest.Of(read));
        Assert.Equal(Full().Terms, read.Terms);
        Assert.Equal(Full().Actions, read.Actions);
        Assert.Equal(Full().Links, read.Links);
        Assert.Equal(Full().Warnings, read.Warnings);
        Assert.True(read.HasProtectionMark && read.IsDrill);
    }

    [Fact]
    public void Whatever_an_entry_says_is_part_of_its_digest()
    {
        AlertEntry[] changed =
        [
            Full() with { Actions = AlertActions.Refer },
            Full() with { Warnings = [AlertWarning.Armed] },
            Full() with { HasProtectionMark = false },
            Full() with { IsDrill = false },
            Full() with { Terms = Full().Terms with { ExpiresOn = null } },
            Full() with { Marks = "" },
            Full() with { Vehicles = [] },
            Full() with { Photograph = "" },
            Full() with { Samples = [] },
            Full() with { Links = [] },
        ];
        var digests = changed.Append(Full()).Select(EntryDigest.Of);
        Assert.Equal(changed.Length + 1, digests.Distinct().Count());
    }

    [Fact]
    public void Every_action_has_a_place_in_the_order_of_precedence()
    {
        var ranks = Enum.GetValues<AlertAction>().Select(AlertPrecedence.RankOf).Order();
        Assert.Equal(Enumerable.Range(0, Enum.GetValues<AlertAction>().Length), ranks);
        Assert.Equal(
            AlertAction.Arrest, new AlertActions(AlertAction.Arrest, AlertAction.DiscreetCheck).Strongest);
    }

    [Fact]
    public void Terms_that_say_nothing_are_those_of_the_list()
    {
        var own = new AlertTerms { LegalGround = "Own" };
        var usual = new AlertTerms { LegalGround = "Usual", Contact = "Desk", ReviewOn = new(2027, 1, 2) };
        Assert.Equal(usual with { LegalGround = "Own" }, own.Or(usual));
    }

    [Fact]
    public void A_file_of_the_first_layout_is_still_read()
    {
        var file = AlertListFile.Read(Convert.FromBase64String(FirstLayout));
        Assert.Null(file.Problem);
        var entry = Assert.Single(file.Entries!);
        Assert.Equal("SPECIMEN, Ada", entry.Title);
        Assert.Equal(AlertActions.Refer, entry.Actions);
        Assert.Equal("As written.", entry.Remarks);
    }

    private const string FirstLayout =
        "Qk1JU0FMAAEBAAAARQAAAEEAAABpRsehzKXRVOAO2rEEH9MfBSxLY8vrgPf8PI/UhnNc+ePJSyzJzM9LzLEK1jVkYO"
        + "T1g3IVcjKLSxjdGBkYOIIDXJ09fV39mB1TEhkYGBiZQ0P8GRi4HYsVyosyS0pS8/QA";
}
