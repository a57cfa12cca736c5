using Bmis.Crossings.Fingerprints;
using Bmis.Crossings.Records;

namespace Bmis.Crossings.Tests.Fingerprints;

public sealed class FingerSamplesTests
{
    [Fact]
    public void Every_position_has_a_kind_of_its_own_that_leads_back()
    {
        Assert.Equal(10, FingerSamples.Kinds.Distinct().Count());
        for (var position = 1; position <= 10; position++)
            Assert.Equal(position, FingerSamples.Position(FingerSamples.Kind(position)));
    }

    [Theory]
    [InlineData("finger-0")]
    [InlineData("finger-11")]
    [InlineData("finger-02")]
    [InlineData("finger- 2")]
    [InlineData("live")]
    [InlineData("")]
    public void Another_kind_means_no_position(string kind) => Assert.Null(FingerSamples.Position(kind));

    [Theory]
    [InlineData(FingerBand.Match, CheckResult.Successful)]
    [InlineData(FingerBand.NoMatch, CheckResult.Failed)]
    [InlineData(FingerBand.NotComparable, CheckResult.Undetermined)]
    public void A_band_becomes_the_result_of_a_check(FingerBand band, CheckResult expected) =>
        Assert.Equal(expected, FingerBands.Result(band));

    [Theory]
    [InlineData(ListNames.Alert, false, false)]
    [InlineData(ListNames.Officers, false, false)]
    [InlineData(ListNames.AlertPrints, true, false)]
    [InlineData(ListNames.LostDocuments, true, true)]
    [InlineData(ListNames.LostDocumentsSupplement, true, true)]
    public void A_lane_works_without_the_prints_of_alerts_and_needs_no_authorisation_of_lost_documents_for_them(
        string list, bool isOptional, bool isOfLostDocuments)
    {
        Assert.Equal(isOptional, ListNames.IsOptional(list));
        Assert.Equal(isOfLostDocuments, ListNames.IsOfLostDocuments(list));
    }
}
