using System.Net;
using Bmis.Reports.Statistics;

namespace Bmis.Reports.Tests.Pages;

public sealed class FlowsPageTests : IAsyncLifetime
{
    private const string Days = "from=2026-02-25&to=2026-03-06";

    private ReportsDatabase _database = null!;
    private ReportsHost _host = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await ReportsDatabase.CreateAsync();
        await _database.ApplyAsync(new RandomCrossings(101).Take(800));
        _host = await ReportsHost.StartAsync(_database, TimeProvider.System);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task The_page_shows_chart_table_totals_and_hits()
    {
        var page = await GetAsync($"/reports/flows?{Days}");
        var filter = new FlowFilter(new(2026, 2, 25), new(2026, 3, 6));
        var report = await _database.Reports.ReadAsync(filter, TestContext.Current.CancellationToken);
        Assert.Contains("<svg", page, StringComparison.Ordinal);
        Assert.Contains($"<strong>{report.Total.Crossings}</strong>", page, StringComparison.Ordinal);
        Assert.Contains("28 Feb 2026", page, StringComparison.Ordinal);
        Assert.All(report.Hits, hits => Assert.Contains($"<bdi>{hits.List}</bdi>", page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_link_shows_the_same_view()
    {
        var page = await GetAsync($"/reports/flows?{Days}&nationality=fra%20D&by=nationality&split=sex");
        const string link = "from=2026-02-25&amp;to=2026-03-06&amp;nationality=DEU&amp;nationality=FRA"
            + "&amp;by=nationality&amp;split=sex";
        Assert.Contains($"href=\"/reports/flows?{link}\"", page, StringComparison.Ordinal);
        var again = await GetAsync($"/reports/flows?{WebUtility.HtmlDecode(link)}");
        Assert.Equal(Result(page), Result(again));
    }

    [Fact]
    public async Task A_bad_filter_is_answered_with_its_field_and_keeps_what_was_typed()
    {
        using var client = _host.Client();
        using var answer = await client.GetAsync(
            new Uri("/reports/flows?nationality=QQQ", UriKind.Relative), TestContext.Current.CancellationToken);
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("href=\"#field-nationality\"", page, StringComparison.Ordinal);
        Assert.Contains("value=\"QQQ\"", page, StringComparison.Ordinal);
        Assert.Contains("id=\"problem-nationality\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<svg", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bad_filter_makes_no_export()
    {
        using var client = _host.Client();
        using var answer = await client.GetAsync(
            new Uri("/reports/flows.csv?to=never", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.StartsWith(
            "Last day: “never” is not a day.",
            await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_export_is_a_file_with_the_same_filters()
    {
        using var client = _host.Client();
        using var answer = await client.GetAsync(
            new Uri($"/reports/flows.csv?{Days}&by=post&split=none", UriKind.Relative),
            TestContext.Current.CancellationToken);
        Assert.Equal("flows_2026-02-25_2026-03-06.csv", answer.Content.Headers.ContentDisposition!.FileName);
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("\r\nUTAIR,Halcyon Airport (UTAIR),", text, StringComparison.Ordinal);
        Assert.Contains("made by,a.specimen", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/reports/flows", "officer", HttpStatusCode.Forbidden)]
    [InlineData("/reports/flows.csv", "officer", HttpStatusCode.Forbidden)]
    [InlineData("/reports/flows", "", HttpStatusCode.Unauthorized)]
    [InlineData("/reports/flows.csv", "analyst", HttpStatusCode.OK)]
    public async Task Only_an_analyst_is_let_in(string path, string role, HttpStatusCode expected)
    {
        using var client = _host.Client(role);
        using var answer = await client.GetAsync(
            new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(expected, answer.StatusCode);
    }

    [Theory]
    [InlineData("fr-FR", "<html lang=\"fr\" data-language=\"fr\" dir=\"ltr\">", "Franchissements de la fronti")]
    [InlineData("ar-EG", "<html lang=\"ar\" data-language=\"ar\" dir=\"rtl\">", "Border crossings")]
    public async Task The_page_speaks_the_reader_s_language(string language, string html, string heading)
    {
        var page = WebUtility.HtmlDecode(await GetAsync($"/reports/flows?{Days}", language));
        Assert.Contains(html, page, StringComparison.Ordinal);
        Assert.Contains(heading, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Markup_in_a_filter_stays_text()
    {
        using var client = _host.Client();
        using var answer = await client.GetAsync(
            new Uri("/reports/flows?nationality=%3Cscript%3E&%3Cb%3E=1", UriKind.Relative),
            TestContext.Current.CancellationToken);
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", page, StringComparison.Ordinal);
    }

    private static string Result(string page)
    {
        var end = page.IndexOf("report-stamp", StringComparison.Ordinal);
        return page[page.IndexOf("<section", StringComparison.Ordinal)..end];
    }

    private async Task<string> GetAsync(string path, string language = "en-GB")
    {
        using var client = _host.Client(language: language);
        return await client.GetStringAsync(
            new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
    }
}
