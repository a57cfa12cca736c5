using Bmis.Central.Database;
using Bmis.Central.Posts;
using Bmis.Central.Tests.Pages;
using Bmis.TestKit;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Bmis.Central.Tests.Posts;

/// <summary>The page of posts in a real browser.</summary>
public sealed class PostsPageTests(BrowsedHeadquarters headquarters)
{
    private const string Seen =
        """
        update lane_status set seen_at = now() - @ago, oldest_unsent = null where lane_id = @lane
        """;

    private const string Register =
        """
        insert into lane (lane_id, region_id, post_code) select @lane, region_id, post_code from post limit 1;
        insert into lane_status (region_id, lane_id, seen_at, head_sequence, device_time, free_disk_bytes, held_lists)
        select region_id, lane_id, now(), 0, now(), 90000000000, (
            select coalesce(jsonb_object_agg(list_name, version), '{}')
            from (select list_name, max(version) as version from published_list group by list_name) as newest)
        from lane where lane_id = @lane
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_page_that_stands_open_turns_red_when_a_lane_falls_silent_and_back_when_it_speaks()
    {
        const string lane = "SILENT-1";
        await using var watched = await headquarters.SignedInAsync();
        await RunAsync(Register, lane, TimeSpan.Zero);
        await watched.Page.GotoAsync(headquarters.Address + "/posts");
        await watched.Page.Locator("html[data-connected]").WaitForAsync();
        await ExpectAsync(watched, lane, "good");
        await RunAsync(Seen, lane, new PostsOptions().SilentAfter + TimeSpan.FromSeconds(1));
        await ExpectAsync(watched, lane, "danger");
        await RunAsync(Seen, lane, TimeSpan.Zero);
        await ExpectAsync(watched, lane, "good");
        await RunAsync("delete from lane_status where lane_id = @lane", lane, TimeSpan.Zero);
        await RunAsync("delete from lane where lane_id = @lane", lane, TimeSpan.Zero);
        Assert.Empty(watched.Complaints);
    }

    // The state's tag is the first of its row. The watch looks now and not half a minute later.
    private async Task ExpectAsync(WatchedPage watched, string lane, string tone)
    {
        await headquarters.Services.GetRequiredService<SilenceWatch>().LookAsync(Cancellation);
        var tag = watched.Page.Locator("#posts tr", new() { HasText = lane }).Locator(".tag").First;
        await Assertions.Expect(tag).ToHaveAttributeAsync("data-tone", tone);
    }

    private async Task RunAsync(string sql, string lane, TimeSpan ago)
    {
        var warehouse = headquarters.Services.GetRequiredService<IWarehouse>();
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(Cancellation);
        await connection.ExecuteAsync(sql, new { lane, ago });
    }
}
