using System.Net;
using System.Net.Sockets;
using Bmis.BorderPost.SecondLine;
using Bmis.BorderPost.Supervision;
using Bmis.BorderPost.Tests.Duty;
using Bmis.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Bmis.BorderPost.Tests.Supervision;

/// <summary>Several lanes of one post, seen from one of them, without the centre.</summary>
public sealed class PostLanesTests(BrowserFixture browser)
{
    [Fact]
    public async Task The_supervisor_sees_every_lane_of_the_post_and_which_does_not_answer()
    {
        await using var second = await RunningLane.StartAsync("--Lane:Id=lane-2");
        await using var taken = await browser.TakeUpAsync(second, "o.two");
        await using var lane = await RunningLane.StartAsync(
            "--Supervision:Patience=00:00:30",
            "--Supervision:Lanes:0:Id=lane-2", $"--Supervision:Lanes:0:Address={second.Address}",
            "--Supervision:Lanes:1:Id=lane-3", $"--Supervision:Lanes:1:Address={Nobody()}");
        await using var supervisor = await browser.SignInAsync(lane, "s.one");
        await supervisor.Page.GotoAsync(new Uri(lane.Address, "/supervisor").ToString());
        var rows = supervisor.Page.Locator("#lanes tbody tr");
        Assert.Equal(2, await rows.CountAsync());
        Assert.Contains("Recording", await rows.Nth(0).InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("Open", await rows.Nth(0).InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("Does not answer", await rows.Nth(1).InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(
            new Uri(second.Address, "/supervisor").ToString(),
            await rows.Nth(0).Locator("a").GetAttributeAsync("href"));
        Assert.Empty(await supervisor.AxeAsync());
        await supervisor.PictureAsync("supervisor-lanes", whole: true);
        Assert.Empty(supervisor.Complaints);
    }

    [Fact]
    public async Task A_lane_with_another_id_at_the_address_does_not_answer_as_that_lane()
    {
        await using var other = await RunningLane.StartAsync("--Lane:Id=lane-9");
        using var lanes = Lanes(
            TimeSpan.FromSeconds(30),
            new PostLane { Id = "lane-2", Address = other.Address.ToString() },
            new() { Id = "lane-9", Address = other.Address.ToString() });
        var seen = await lanes.LookAsync(TestContext.Current.CancellationToken);
        Assert.Equal([null, new("lane-9", Recording: true, Shift: false, 0, 0)], seen.Select(one => one.Now));
        Assert.Empty(other.Services.GetRequiredService<CaseBook>().All);
    }

    [Fact]
    public async Task Another_program_at_the_address_that_says_nothing_does_not_answer_as_a_lane()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        using var lanes = Lanes(
            TimeSpan.FromMilliseconds(50), new PostLane { Id = "lane-3", Address = $"http://{silent.LocalEndpoint}" });
        Assert.Null(Assert.Single(await lanes.LookAsync(TestContext.Current.CancellationToken)).Now);
    }

    [Theory]
    [InlineData("", "http://lane-2", "Supervision:Lanes:0:Id")]
    [InlineData("lane-2", "lane-2:5080", "Supervision:Lanes:0:Address")]
    public void A_lane_that_cannot_be_asked_is_a_wrong_setting(string id, string address, string named)
    {
        var options = new SupervisionOptions { Lanes = { new() { Id = id, Address = address } } };
        Assert.Contains(named, Assert.Single(options.Faults()), StringComparison.Ordinal);
    }

    private static PostLanes Lanes(TimeSpan patience, params PostLane[] lanes)
    {
        var options = new SupervisionOptions { Patience = patience };
        options.Lanes.AddRange(lanes);
        return new(Options.Create(options));
    }

    // A port that was free a moment ago: nobody listens there.
    private static string Nobody()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return $"http://{listener.LocalEndpoint}";
    }
}
