using System.Net;
using Bmis.BorderPost.Journaling;
using Bmis.BorderPost.SecondLine;
using Bmis.BorderPost.Tests.Journaling;
using Bmis.BorderPost.Tests.Photographs;
using Bmis.BorderPost.Tests.Screens;
using Bmis.BorderPost.Tests.SecondLine;
using Bmis.BorderPost.Views;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Bmis.BorderPost.Tests.Views;

/// <summary>Every look at personal data beyond the desk's own page is in the journal before it is answered.</summary>
public sealed class ViewAuditTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_look_is_one_entry_with_who_what_and_which()
    {
        await using var lane = await ScreensHost.StartAsync();
        var id = await ReferredAsync(lane);
        await ProposeAsync(lane, id);
        string[] addresses =
        [
            "/second-line", $"/second-line/{id}", $"/second-line/{id}/form", "/records", $"/records/{id}",
            $"/photographs/{id}",
        ];

        // The next traveller but one: nothing of this one is at the desk any more.
        foreach (var text in (string[])[ThirdSpecimen, Inspecting.Desk.Specimen])
        {
            Assert.True(lane.Desk.Present(text));
            await lane.ReferAsync();
        }

        foreach (var address in addresses) Assert.Equal(HttpStatusCode.OK, await GetAsync(lane, address));
        Assert.Equal(
            [
                ("view-queue", "o-1", ""), ("view-case", "o-1", $"{id}"), ("view-refusal-form", "o-1", $"{id}"),
                ("view-records", "o-1", ""), ("view-record", "o-1", $"{id}"), ("view-photograph", "o-1", $"{id}"),
            ],
            lane.Provided.Looks());
    }

    [Fact]
    public async Task What_the_desks_own_page_shows_its_officer_is_no_look()
    {
        await using var lane = await ScreensHost.StartAsync();
        var id = await ReferredAsync(lane);
        Assert.True(lane.Desk.Present(ThirdSpecimen));
        string[] addresses = ["/", "/shift", "/assistance/state", $"/photographs/{id}"];
        foreach (var address in addresses) Assert.Equal(HttpStatusCode.OK, await GetAsync(lane, address));
        Assert.Equal(HttpStatusCode.NotFound, await GetAsync(lane, $"/photographs/{lane.Desk.State.Active!.Id}"));
        Assert.Empty(lane.Provided.Looks());
    }

    [Fact]
    public async Task What_cannot_be_written_down_is_not_shown_and_the_desk_goes_on()
    {
        await using var lane = await ScreensHost.StartAsync();
        var id = await ReferredAsync(lane);
        var journal = lane.Provided.GetRequiredService<Journal>().Path;
        Journals.Damage(
            journal, "CREATE TRIGGER full BEFORE INSERT ON journal_entry BEGIN SELECT RAISE(ABORT, 'no room'); END");
        using (var client = Client())
        using (var refused = await client.GetAsync(new Uri($"{lane.Address}/second-line/{id}"), Cancellation))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
            var page = await refused.Content.ReadAsStringAsync(Cancellation);
            Assert.Contains("Something went wrong", page, StringComparison.Ordinal);
            Assert.DoesNotContain("LISTED", page, StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.OK, await GetAsync(lane, "/"));
        Assert.Equal(HttpStatusCode.OK, await GetAsync(lane, $"/photographs/{id}"));
        Assert.Equal(HttpStatusCode.Forbidden, await GetAsync(lane, "/supervisor"));
        Assert.True(lane.Desk.Present(ThirdSpecimen));
        Journals.Damage(journal, "DROP TRIGGER full");
        Assert.Equal(HttpStatusCode.OK, await GetAsync(lane, $"/second-line/{id}"));
        Assert.Equal([("view-case", "o-1", $"{id}")], lane.Provided.Looks());
    }

    [Fact]
    public void The_same_look_within_a_minute_is_one_entry()
    {
        var clock = new ManualClock();
        var recent = new RecentViews(clock);
        var look = new ViewEntry("o-1", "view-case", "1");
        Assert.False(recent.Has(look));
        recent.Add(look);
        clock.Advance(TimeSpan.FromSeconds(59));
        Assert.True(recent.Has(look));
        Assert.False(recent.Has(look with { OfficerId = "o-2" }));
        Assert.False(recent.Has(look with { Detail = "2" }));
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.False(recent.Has(look));
    }

    [Fact]
    public async Task Every_page_says_whether_a_look_at_it_is_in_the_audit()
    {
        await using var lane = await ScreensHost.StartAsync();
        var pages = lane.Provided.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(one => one.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") != false)
            .Where(one => one.Metadata.GetMetadata<IAllowAnonymous>() is null)
            .ToList();
        Assert.Contains(pages, one => one.RoutePattern.RawText == "/records/{id:guid}");
        Assert.DoesNotContain(pages, one =>
            one.Metadata.GetMetadata<Viewed>() is null == one.Metadata.GetMetadata<NotViewed>() is null);
    }

    private const string Listed =
        "P<KENLISTED<<GRACE<<<<<<<<<<<<<<<<<<<<<<<<<<\nA1234567<6KEN8408129F3504152<<<<<<<<<<<<<<<8";

    private const string ThirdSpecimen =
        "P<KENERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C<3KEN7408122F3504152<<<<<<<<<<<<<<<0";

    private static async Task<Guid> ReferredAsync(ScreensHost lane)
    {
        Assert.True(lane.Desk.Present(Listed));
        lane.Photograph(Pictures.Squares(640, 640));
        return await lane.ReferAsync();
    }

    private static async Task ProposeAsync(ScreensHost lane, Guid id)
    {
        var cases = lane.Provided.GetRequiredService<CaseBook>();
        foreach (var (number, step) in CaseLane.Refusal("H", id: id).SkipLast(1).Index())
            Assert.Equal(CaseAnswer.Done, await cases.ActAsync(step, isSupervisor: false, $"{number}", Cancellation));
    }

    private static HttpClient Client() => new() { DefaultRequestHeaders = { { "Accept", "text/html" } } };

    private static async Task<HttpStatusCode> GetAsync(ScreensHost lane, string address)
    {
        using var client = Client();
        using var answer = await client.GetAsync(new Uri(lane.Address + address), Cancellation);
        return answer.StatusCode;
    }
}
