using Bmis.Crossings.Contracts;
using Bmis.Crossings.Hits;
using Bmis.Crossings.Records;
using Google.Protobuf;
using LostReport = Bmis.Crossings.Records.LostReport;
using WireReport = Bmis.Crossings.Contracts.LostReport;

namespace Bmis.Crossings.Tests.Hits;

/// <summary>What a record says of a lost document.</summary>
public sealed class LostListingTests
{
    private static readonly LostListing Stolen = new(LostReport.Stolen, "UTO", "P", 4711);

    [Fact]
    public void A_listing_is_one_text_that_is_read_again()
    {
        Assert.Equal("Stolen|UTO|P|4711", Stolen.Text);
        Assert.Equal(Stolen, LostListing.Read(Stolen.Text));
        var bare = new LostListing(LostReport.Unstated, "D", "", 0);
        Assert.Equal(bare, LostListing.Read(bare.Text));
        Assert.Equal(("UTO · P · 4711", "D"), (Stolen.Reference, bare.Reference));
        Assert.Equal("[listing]", Stolen.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("Stolen|UTO|P")]
    [InlineData("Stolen|UTO|P|4711|1")]
    [InlineData("0|UTO|P|4711")]
    [InlineData("Burnt|UTO|P|4711")]
    [InlineData("Stolen|utopia|P|4711")]
    [InlineData("Stolen|UTO|PPP|4711")]
    [InlineData("Stolen|UTO|P|-1")]
    [InlineData("Stolen|UTO|P|99999999999999999999")]
    public void Anything_else_is_none(string text) => Assert.Null(LostListing.Read(text));

    [Fact]
    public void Another_listing_has_another_digest()
    {
        LostListing[] listings =
        [
            Stolen, Stolen with { Report = LostReport.Lost }, Stolen with { State = "D" }, Stolen with { Type = "" },
            Stolen with { Id = 0 },
        ];
        Assert.Equal(listings.Length, listings.Select(one => one.Digest).Distinct().Count());
        Assert.All(listings, one => Assert.Equal(2 * Clearance.DigestLength, one.Digest.Length));
    }

    [Fact]
    public void A_message_that_is_no_listing_is_refused()
    {
        LostListingMessage[] wrong =
        [
            new(),
            new() { Report = (WireReport)9, IssuingState = "UTO" },
            new() { Report = WireReport.Stolen, IssuingState = "UTOPIA" },
            new() { Report = WireReport.Stolen, IssuingState = "UTO", DocumentCode = "P\0" },
        ];
        foreach (var lost in wrong)
        {
            var message = HitEventMessage.Parser.ParseFrom(HitContract.Write(Late));
            message.Late.Hit.Lost = lost;
            Assert.False(HitContract.TryRead(message.ToByteArray(), out _, out var problem));
            Assert.Equal("lost.form", problem);
        }
    }

    [Fact]
    public void A_screening_says_which_list_was_asked_and_none_means_the_alert_list()
    {
        var written = ScreeningContract.Write(new(7, [Late]) { List = ListNames.LostDocumentsSupplement });
        Assert.True(ScreeningContract.TryRead(written, out var read, out var problem), problem);
        Assert.Equal(ListNames.LostDocumentsSupplement, read!.List);
        Assert.Equal(Late.Hit, Assert.Single(read.Late).Hit);
        Assert.Empty(ScreeningMessage.Parser.ParseFrom(ScreeningContract.Write(new(7, []))).List);
        Assert.True(ScreeningContract.TryRead(ScreeningContract.Write(new(7, [])), out var alert, out _));
        Assert.Equal(ListNames.Alert, alert!.List);
    }

    private static HitLate Late => new(
        Guid.Parse("0192f0c1-0000-7000-8000-000000000001"), new(2026, 11, 28, 6, 0, 0, TimeSpan.Zero), "", "",
        Guid.Parse("0192f0c1-0000-7000-8000-000000000002"), "lost:0123456789ab",
        new AlertHit(ListNames.LostDocuments, "lost:0123456789ab", 1, true)
        {
            EntryDigest = Stolen.Digest, Action = "refer", Lost = Stolen,
        },
        12);
}
