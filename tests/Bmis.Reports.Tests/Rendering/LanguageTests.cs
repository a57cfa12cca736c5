using Bmis.Reports.Statistics;

namespace Bmis.Reports.Tests.Rendering;

public sealed class LanguageTests
{
    [Fact]
    public void Every_language_has_the_same_keys_and_places() => Assert.Equal(
        JsonTexts.Read("en").OrderBy(pair => pair.Key).Select(pair => (pair.Key, Places(pair.Value))),
        JsonTexts.Read("fr").OrderBy(pair => pair.Key).Select(pair => (pair.Key, Places(pair.Value))));

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    public void Every_code_has_a_name(string language)
    {
        var texts = JsonTexts.Read(language).Keys;
        Assert.All(Enum.GetNames<FilterReason>(), reason => Assert.Contains($"flows.problem.{reason}", texts));
        Assert.All(FlowDimensions.Rows, dimension => Assert.Contains($"flows.dimension.{dimension.Code()}", texts));
        Assert.All(AgeBands.All, band => Assert.Contains($"flows.age.{band.Code()}", texts));
        Assert.All("FMX", sex => Assert.Contains($"flows.sex.{sex}", texts));
    }

    [Fact]
    public void A_problem_names_its_field_and_the_value()
    {
        var sentence = JsonTexts.Labels().Problem(new("nationality", FilterReason.UnknownCode, "QQQ"));
        Assert.Equal("Nationalities: “QQQ” is not known.", sentence);
    }

    [Theory]
    [InlineData("en-GB", "Germany")]
    [InlineData("fr-FR", "Allemagne")]
    [InlineData("ar-EG", "ألمانيا")]
    public void A_nationality_is_named_in_the_reader_s_language(string culture, string name) =>
        Assert.Equal(name, JsonTexts.Labels(culture).Value(FlowDimension.Nationality, "DEU"));

    private static string Places(string text) =>
        string.Concat(Enumerable.Range(0, 6).Where(place => text.Contains($"{{{place}}}", StringComparison.Ordinal)));
}
