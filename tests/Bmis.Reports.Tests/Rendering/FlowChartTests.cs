using System.Globalization;
using System.Xml.Linq;
using Bmis.Reports.Rendering;
using Bmis.Reports.Statistics;

namespace Bmis.Reports.Tests.Rendering;

public sealed class FlowChartTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void The_image_is_named_and_described()
    {
        var image = Draw(SampleReport.ByDay(5, "ENTRY", "EXIT"));
        var ids = image.Attribute("aria-labelledby")!.Value.Split(' ');
        Assert.Equal("img", image.Attribute("role")!.Value);
        Assert.Equal(ids[0], image.Element(Svg + "title")!.Attribute("id")!.Value);
        Assert.Equal(ids[1], image.Element(Svg + "desc")!.Attribute("id")!.Value);
        Assert.Contains("10,345", image.Element(Svg + "desc")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_series_is_in_the_legend_with_a_filling_of_its_own()
    {
        var image = Draw(SampleReport.ByDay(5, "ENTRY", "EXIT", "TRANSIT"));
        Assert.Equal(["Entry", "Exit", "Transit"], Labels(image).TakeLast(3));
        var fillings = image.Descendants(Svg + "path").Where(path => path.Attribute("class")?.Value == "chart-data");
        Assert.Equal(3, fillings.Select(path => path.Attribute("fill")!.Value).Distinct().Count());
        var marks = image.Descendants(Svg + "pattern")
            .Select(pattern => pattern.Element(Svg + "path")?.Attribute("d")?.Value);
        Assert.Equal(3, marks.Distinct().Count());
    }

    [Fact]
    public void Every_row_of_a_bar_chart_has_its_label_and_number()
    {
        string[] posts = ["UTAIR", "UTBRG", "a < b & \"c\"", "مطار"];
        var labels = Labels(Draw(SampleReport.ByPost(posts))).ToArray();
        Assert.All(posts, post => Assert.Contains(post, labels));
        Assert.Equal(4, labels.Count(label => label == "1,234"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(30)]
    [InlineData(400)]
    public void Labels_lie_inside_the_image_and_never_touch(int days)
    {
        var image = Draw(SampleReport.ByDay(days, "ENTRY", "EXIT"));
        var width = Number(image, "width");
        var times = new List<(double From, double To)>();
        foreach (var text in image.Descendants(Svg + "text"))
        {
            var wide = TextWidth.Of(text.Value);
            var anchor = text.Attribute("text-anchor")!.Value;
            var from = Number(text, "x") - anchor switch { "end" => wide, "middle" => wide / 2, _ => 0 };
            Assert.InRange(from, -0.01, width - wide + 0.01);
            Assert.InRange(Number(text, "y"), 10, Number(image, "height"));
            if (anchor == "middle") times.Add((from, from + wide));
        }

        Assert.NotEmpty(times);
        Assert.All(times.Zip(times.Skip(1)), pair => Assert.True(pair.First.To < pair.Second.From));
    }

    [Fact]
    public void Long_names_make_room_for_themselves()
    {
        var image = Draw(SampleReport.ByPost(new string('W', 60), "UTAIR"));
        Assert.All(image.Descendants(Svg + "text").Where(text => text.Attribute("text-anchor")!.Value == "end"), text =>
            Assert.True(Number(text, "x") >= TextWidth.Of(text.Value)));
    }

    [Fact]
    public void A_strict_content_policy_lets_the_image_through()
    {
        var image = Draw(SampleReport.ByDay(30, "ENTRY", "EXIT"));
        var elements = image.DescendantsAndSelf().ToArray();
        Assert.DoesNotContain(elements, element => element.Name.LocalName is "script" or "style" or "image");
        var attributes = elements.Attributes().Select(attribute => attribute.Name.LocalName);
        Assert.DoesNotContain(attributes, name =>
            name is "style" or "href" || name.StartsWith("on", StringComparison.Ordinal));
    }

    [Fact]
    public void A_report_without_crossings_says_so()
    {
        var report = SampleReport.ByPost("UTAIR") with { Rows = [] };
        Assert.Contains("No crossings were recorded with these filters.", Labels(Draw(report)));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(6, 6)]
    [InlineData(7, 8)]
    [InlineData(61, 80)]
    [InlineData(1_000_000, 1_000_000)]
    [InlineData(1_234_567, 1_500_000)]
    public void Scales_end_on_a_round_number(long greatest, long top) =>
        Assert.Equal(top, ChartScale.For(greatest).Top);

    private static XElement Draw(FlowReport report) => XElement.Parse(FlowChart.Draw(report, JsonTexts.Labels()));

    private static IEnumerable<string> Labels(XElement image) =>
        image.Descendants(Svg + "text").Select(text => text.Value);

    private static double Number(XElement element, string name) =>
        double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);
}
