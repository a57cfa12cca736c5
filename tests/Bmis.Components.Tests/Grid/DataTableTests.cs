using Bmis.Components.Grid;
using Microsoft.AspNetCore.Http;

namespace Bmis.Components.Tests.Grid;

public sealed class DataTableTests
{
    [Fact]
    public async Task A_page_of_rows_is_shown_with_links_to_the_others()
    {
        await using var host = await PageHost.OfPageAsync<SamplePage>();
        var page = await host.PageAsync("/?page=2");
        Assert.Contains("4 to 6 of 7", page, StringComparison.Ordinal);
        Assert.Contains("rel=\"prev\"", page, StringComparison.Ordinal);
        Assert.Contains("page=3\"", page, StringComparison.Ordinal);
        Assert.Contains("&lt;4&gt;", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_heading_turns_the_order_round()
    {
        await using var host = await PageHost.OfPageAsync<SamplePage>();
        var page = await host.PageAsync("/?sort=number&order=desc");
        Assert.Contains("aria-sort=\"descending\"", page, StringComparison.Ordinal);
        Assert.Contains("&lt;7&gt;", page, StringComparison.Ordinal);
        Assert.Contains("order=asc", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?sort=secret;drop", "number", 1)]
    [InlineData("?page=-4", "number", 1)]
    [InlineData("?page=99999999999999", "number", 1)]
    [InlineData("?sort=text&page=3", "text", 3)]
    public void A_query_from_outside_is_kept_within_limits(string query, string sort, int page)
    {
        var request = new DefaultHttpContext().Request;
        request.QueryString = new(query);
        var view = TableView.Read(request.Query, ["number", "text"]);
        Assert.Equal((sort, page), (view.Sort, view.Page));
    }
}
