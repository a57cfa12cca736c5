using System.Text.Json;
using Bmis.TestKit;

namespace Bmis.Components.Tests.Languages;

public sealed class LanguageTests
{
    [Fact]
    public void English_and_French_have_the_same_keys() => TextParity.Check(typeof(ComponentsRoom).Assembly);

    [Theory]
    [InlineData("/", "en", null)]
    [InlineData("/", "fr", "fr")]
    [InlineData("/", "fr", "de, fr-CA;q=0.8, en;q=0.5")]
    [InlineData("/?lang=fr", "fr", "en")]
    [InlineData("/?lang=xx", "en", null)]
    public async Task The_page_comes_in_the_language_that_was_asked_for(
        string address, string language, string? accepted)
    {
        await using var host = await PageHost.OfPageAsync<SamplePage>();
        if (accepted is not null) host.Client.DefaultRequestHeaders.Add("Accept-Language", accepted);
        var page = await host.PageAsync(address);
        Assert.Contains($" data-language=\"{language}\" dir=\"ltr\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_choice_is_remembered()
    {
        await using var host = await PageHost.OfPageAsync<SamplePage>();
        await host.PageAsync("/?lang=fr");
        Assert.Contains("<html lang=\"fr\"", await host.PageAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_switch_keeps_the_rest_of_the_address()
    {
        await using var host = await PageHost.OfPageAsync<SamplePage>();
        var page = await host.PageAsync("/?sort=number&lang=fr");
        Assert.Contains("<input type=\"hidden\" name=\"sort\" value=\"number\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<input type=\"hidden\" name=\"lang\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_in_the_folder_adds_a_language_from_right_to_left()
    {
        using var folder = new ScratchFolder();
        folder.Write("ar.json", """{ "$name": "العربية", "frame.skip": "انتقل إلى المحتوى" }""");
        await using var host = await PageHost.OfPageAsync<SamplePage>(("Languages:Folder", folder.Path));
        var page = await host.PageAsync("/?lang=ar");
        Assert.Contains("<html lang=\"ar\" data-language=\"ar\" dir=\"rtl\"", page, StringComparison.Ordinal);
        Assert.Contains("انتقل إلى المحتوى", System.Net.WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.Contains("Filter", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_pseudo_language_leaves_no_text_untranslated()
    {
        await using var host = await PageHost.OfPageAsync<SamplePage>(("Languages:Pseudo", "true"));
        var page = System.Net.WebUtility.HtmlDecode(await host.PageAsync("/?lang=qps-ploc"));
        Assert.Contains("[Škîp tö màîñ çöñtéñt~", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Skip to main content", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_language_file_is_named()
    {
        using var folder = new ScratchFolder();
        folder.Write("pt.json", "[1]");
        var thrown = await Assert.ThrowsAnyAsync<Exception>(
            async () => await PageHost.OfPageAsync<SamplePage>(("Languages:Folder", folder.Path)));
        Assert.Contains("pt.json", thrown.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_folder_stops_the_program_with_its_name()
    {
        var thrown = await Assert.ThrowsAnyAsync<Exception>(
            async () => await PageHost.OfPageAsync<SamplePage>(("Languages:Folder", "/no/such/folder")));
        Assert.Contains("Languages:Folder", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parity_finds_a_missing_key_and_a_wrong_placeholder()
    {
        var english = JsonSerializer.Deserialize<Dictionary<string, string>>("""{"a":"x {0}","b":"y"}""")!;
        var french = JsonSerializer.Deserialize<Dictionary<string, string>>("""{"a":"x","c":"z"}""")!;
        Assert.Equal(3, TextParity.Differences(english, french).Count());
    }
}
