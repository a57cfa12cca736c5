using Bmis.BorderPost.Journaling;
using Bmis.BorderPost.Screens;
using Bmis.BorderPost.Tests.Journaling;
using Bmis.BorderPost.Uplink;
using Bmis.BorderPost.Uplink.Enrolment;
using Bmis.Sync.Envelopes;
using Bmis.Sync.Identity;
using Bmis.Sync.Protocol;
using Microsoft.Extensions.DependencyInjection;

namespace Bmis.BorderPost.Tests.Uplink;

/// <summary>A lane that keeps its certificate itself.</summary>
public sealed class OwnIdentityTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_lane_works_before_it_has_enrolled_then_shows_its_certificate_and_renews_it_without_a_restart()
    {
        await using var centre = new TestCentre();
        await centre.StartAsync();
        await using var lane = await RunningLane.StartAsync(centre.OwnIdentitySettings());
        var board = lane.Services.GetRequiredService<LinkBoard>();
        await UntilAsync(board, () => board.Current.Refusal == RefusalReason.Unauthenticated);
        Assert.Equal(
            new BarItemView("danger", "The centre does not know this lane by a certificate · 0 to send"),
            LaneStates.Centre(lane));
        var journal = lane.Services.GetRequiredService<Journal>();
        await Journals.AppendAsync(journal, "key-1");

        var folder = new IdentityFolder(Path.Combine(lane.Folder, "identity"), TestKeys.Master, "lane-1");
        var first = await new IdentityClient(folder, "lane-1").RenewAsync(
            request => centre.IssueAsync(request, minutes: 10));
        var renewal = lane.Services.GetRequiredService<CertificateRenewal>();
        await renewal.LookAsync(Cancellation);
        await centre.Inbox.UntilAsync(inbox => inbox.Held(new Producer("lane-1")).Sequence == 1, Cancellation);
        Assert.Equal(first.Identity!.Certificate.Thumbprint, centre.Shown);

        await UntilAsync(board, () => board.Current is { Online: true, Refusal: null });
        await renewal.LookAsync(Cancellation);
        var second = folder.Read()!;
        Assert.NotEqual(first.Identity.Certificate.Thumbprint, second.Certificate.Thumbprint);
        await Journals.AppendAsync(journal, "key-2");
        await centre.Inbox.UntilAsync(inbox => inbox.Held(new Producer("lane-1")).Sequence == 2, Cancellation);
        Assert.Equal(second.Certificate.Thumbprint, centre.Shown);
    }

    private static async Task UntilAsync(LinkBoard board, Func<bool> condition)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        board.Changed += (_, _) =>
        {
            if (condition())
                done.TrySetResult();
        };
        if (!condition())
            await done.Task.WaitAsync(Cancellation);
    }
}
