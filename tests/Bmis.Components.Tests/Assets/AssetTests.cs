using System.Net;
using System.Text.RegularExpressions;
using Bmis.Components.Assets;

namespace Bmis.Components.Tests.Assets;

public sealed partial class AssetTests
{
    [Fact]
    public async Task An_asset_may_be_kept_for_ever_and_is_sent_compressed()
    {
        await using var host = await PageHost.OfPageAsync<SamplePage>();
        var address = StyleAddress().Match(await host.PageAsync()).Groups[1].Value;
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("Accept-Encoding", "gzip, br");
        using var answer = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("public, max-age=31536000, immutable", string.Join(", ",
            answer.Headers.GetValues("Cache-Control").SelectMany(one => one.Split(", "))
                .OrderBy(one => "public, max-age=31536000, immutable".IndexOf(one, StringComparison.Ordinal))));
        Assert.Equal("br", Assert.Single(answer.Content.Headers.ContentEncoding));
        Assert.Equal("text/css", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
    }

    [Fact]
    public async Task An_address_with_another_digest_is_not_found()
    {
        await using var host = await PageHost.OfPageAsync<SamplePage>();
        using var answer = await host.Client.GetAsync(
            new Uri($"{AssetCatalogue.Root}/0000000000000000/bmis.css", UriKind.Relative),
            TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task A_page_is_never_stored_and_keeps_to_itself()
    {
        await using var host = await PageHost.OfPageAsync<SamplePage>();
        using var answer = await host.Client.GetAsync(
            new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        Assert.Equal(SecurityHeaders.Policy, Assert.Single(answer.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.DoesNotContain("unsafe", SecurityHeaders.Policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_has_no_inline_script_and_no_inline_style()
    {
        await using var host = await PageHost.OfPageAsync<SamplePage>();
        var page = await host.PageAsync();
        Assert.DoesNotMatch(Inline(), page);
    }

    [Fact]
    public void An_unknown_asset_is_our_mistake()
    {
        var catalogue = AssetCatalogue.Of([typeof(AssetCatalogue).Assembly]);
        Assert.Throws<ArgumentException>(() => catalogue.AddressOf("nothing.css"));
    }

    [GeneratedRegex("href=\"([^\"]*bmis\\.css)\"")]
    private static partial Regex StyleAddress();

    [GeneratedRegex("<style|\\sstyle=|<script(?![^>]*\\ssrc=)|\\son[a-z]+=")]
    private static partial Regex Inline();
}
