using Bmis.BorderPost.Journaling;
using Bmis.BorderPost.Lists;
using Bmis.BorderPost.Screens;
using Bmis.BorderPost.Tests.Journaling;
using Bmis.BorderPost.Tests.Lists;
using Bmis.BorderPost.Uplink;
using Bmis.Crossings;
using Bmis.Crossings.Contracts;
using Bmis.Crossings.Hits;
using Bmis.Crossings.Records;
using Bmis.Sync.Envelopes;
using Bmis.Sync.Protocol;
using Bmis.TestKit.Stores;
using Microsoft.Extensions.DependencyInjection;
using Checkpoint = Bmis.Sync.Envelopes.Checkpoint;

namespace Bmis.BorderPost.Tests.Uplink;

/// <summary>The whole lane against a centre behind mutual TLS.</summary>
public sealed class UplinkTests
{
    private static readonly Producer Lane = new("lane-1");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_journal_goes_up_the_lists_come_down_and_the_board_says_so()
    {
        await using var centre = new TestCentre();
        await centre.StartAsync();
        await using var lane = await RunningLane.StartAsync(centre.LaneSettings());
        var journal = lane.Services.GetRequiredService<Journal>();
        var board = lane.Services.GetRequiredService<LinkBoard>();
        var shelf = lane.Services.GetRequiredService<ListShelf>();
        await AppendAsync(journal, 1, 5);
        await centre.Inbox.UntilAsync(inbox => inbox.Held(Lane).Sequence == 5, Cancellation);
        await UntilAsync(board, () => board.Current is { HasCentre: true, Online: true, Backlog: 0 });
        Assert.NotNull(board.Current.LastContact);

        var (manifest, content) = await Sign(lane, ListNames.Alert, 3, SignedLists.Alert("Eriksson"));
        centre.Lists.Catalogue = lane.Lists.Centre;
        centre.Lists.Publish(manifest, content);
        await centre.Inbox.UntilAsync(
            inbox => inbox.Status(Lane)?.HeldLists.GetValueOrDefault(ListNames.Alert) == 3, Cancellation);
        Assert.Equal(3, shelf.Alert.Content!.Version);
        Assert.Equal(1, centre.Inbox.Status(Lane)!.HeldLists[ListNames.Officers]);
        Assert.True(centre.Inbox.Status(Lane)!.FreeDiskBytes > 0);
    }

    [Fact]
    public async Task What_was_recorded_without_the_centre_arrives_once_and_in_order_when_it_is_back()
    {
        await using var centre = new TestCentre();
        await centre.StartAsync();
        await using var lane = await RunningLane.StartAsync(centre.LaneSettings());
        var journal = lane.Services.GetRequiredService<Journal>();
        var board = lane.Services.GetRequiredService<LinkBoard>();
        await AppendAsync(journal, 1, 3);
        await UntilAsync(board, () => board.Current is { Online: true, Backlog: 0 });
        await centre.StopAsync();
        await UntilAsync(board, () => !board.Current.Online);
        await AppendAsync(journal, 4, 13);
        Assert.Equal(10, board.Current.Backlog);

        await centre.StartAsync();
        await centre.Inbox.UntilAsync(inbox => inbox.Held(Lane).Sequence == 13, Cancellation);
        Assert.Equal(
            Enumerable.Range(1, 13).Select(number => (long)number),
            centre.Inbox.Stored(Lane).Select(entry => entry.Sequence));
        await UntilAsync(board, () => board.Current is { Online: true, Backlog: 0 });
    }

    [Fact]
    public async Task A_hit_is_told_ahead_of_a_journal_that_the_centre_cannot_store_and_nothing_else_is()
    {
        await using var centre = new TestCentre();
        centre.Inbox.AtCommit = _ => throw new IOException("The disk is full.");
        await centre.StartAsync();
        await using var lane = await RunningLane.StartAsync(
            [.. centre.LaneSettings(), "--Uplink:UrgentPatience=00:00:00.1"]);
        var journal = lane.Services.GetRequiredService<Journal>();
        await AppendAsync(journal, 1, 20);
        await AppendLateHitAsync(journal);
        await AppendAsync(journal, 22, 25);
        await centre.Inbox.UntilAsync(inbox => inbox.Noticed(Lane) is [21], Cancellation);
        Assert.Equal(0, centre.Inbox.Count(Lane));

        centre.Inbox.AtCommit = null;
        await centre.Inbox.UntilAsync(inbox => inbox.Held(Lane).Sequence == 25, Cancellation);
        Assert.Empty(centre.Inbox.Noticed(Lane));
        Assert.Empty(centre.Inbox.Differing(Lane));
    }

    [Fact]
    public async Task A_row_that_was_changed_on_the_disk_is_told_at_the_lane_and_at_the_centre()
    {
        await using var centre = new TestCentre();
        await centre.StartAsync();
        await using var lane = await RunningLane.StartAsync(centre.LaneSettings());
        var journal = lane.Services.GetRequiredService<Journal>();
        var board = lane.Services.GetRequiredService<LinkBoard>();
        await centre.StopAsync();
        await UntilAsync(board, () => !board.Current.Online);
        await AppendAsync(journal, 1, 8);
        Journals.Damage(journal.Path, "UPDATE journal_entry SET sealed = zeroblob(160) WHERE sequence = 5");

        await centre.StartAsync();
        await UntilAsync(board, () => board.Current is { Refusal: RefusalReason.Damaged, Backlog: 4 });
        Assert.Equal([1, 2, 3, 4], centre.Inbox.Stored(Lane).Select(entry => entry.Sequence));
        var alarm = Assert.Single(centre.Inbox.Quarantined(Lane));
        Assert.Equal((RefusalReason.Damaged, 5), (alarm.Reason, alarm.Sequence));
        Assert.Equal(new BarItemView("danger", "Journal entry 5 cannot be read · 4 to send"), LaneStates.Centre(lane));
    }

    [Fact]
    public async Task A_lane_whose_journal_is_kept_apart_says_so_until_headquarters_has_decided()
    {
        await using var centre = new TestCentre();
        var others = new SeededDrafts(7).Chain(Lane, 3);
        await centre.Inbox.AppendAsync(Lane, Checkpoint.Start, others, others[^1].Checkpoint, Cancellation);
        await centre.StartAsync();
        await using var lane = await RunningLane.StartAsync(centre.LaneSettings());
        var journal = lane.Services.GetRequiredService<Journal>();
        var board = lane.Services.GetRequiredService<LinkBoard>();
        await AppendAsync(journal, 1, 2);
        await UntilAsync(board, () => board.Current is { Epoch: EpochState.Quarantined, Online: true, Backlog: 0 });
        Assert.Equal([1, 2], centre.Inbox.Stored(Lane.In(2)).Select(entry => entry.Sequence));
        Assert.Equal(3, centre.Inbox.Count(Lane));
        Assert.Equal(
            new BarItemView(
                "warning", "The centre keeps this lane’s records apart until headquarters decides · 0 to send"),
            LaneStates.Centre(lane));

        await centre.StopAsync();
        centre.Inbox.Decide(Lane.In(2), EpochState.Accepted);
        await UntilAsync(board, () => !board.Current.Online);
        await centre.StartAsync();
        await UntilAsync(board, () => board.Current is { Epoch: EpochState.Accepted, Online: true });
        Assert.Equal(new BarItemView("good", "Centre connected"), LaneStates.Centre(lane));
    }

    [Theory]
    [InlineData(RefusalReason.CertificateExpired, "The lane’s certificate has expired · 0 to send")]
    [InlineData(RefusalReason.LaneDisabled, "The lane is disabled at headquarters · 0 to send")]
    public async Task A_lane_that_is_not_let_in_says_why_and_not_that_it_is_offline(RefusalReason reason, string words)
    {
        await using var centre = new TestCentre { Refuses = reason };
        await centre.StartAsync();
        await using var lane = await RunningLane.StartAsync(centre.LaneSettings());
        var board = lane.Services.GetRequiredService<LinkBoard>();
        await UntilAsync(board, () => board.Current.Refusal == reason);
        Assert.Equal(new BarItemView("danger", words), LaneStates.Centre(lane));
        centre.Refuses = null;
        await UntilAsync(board, () => board.Current is { Online: true, Refusal: null });
        Assert.Equal(new BarItemView("good", "Centre connected"), LaneStates.Centre(lane));
    }

    [Fact]
    public async Task A_lane_without_a_centre_works_alone()
    {
        await using var lane = await RunningLane.StartAsync();
        var journal = lane.Services.GetRequiredService<Journal>();
        await AppendAsync(journal, 1, 2);
        var view = lane.Services.GetRequiredService<LinkBoard>().Current;
        Assert.Equal((false, false, 2L), (view.HasCentre, view.Online, view.Backlog));
    }

    private static Task<(Bmis.Sync.Distribution.SignedManifest, byte[])> Sign(
        RunningLane lane, string name, long version, byte[] content) => lane.Lists.SignAsync(name, version, content);

    private static async Task AppendLateHitAsync(Journal journal)
    {
        var at = new DateTimeOffset(2026, 5, 20, 9, 30, 0, TimeSpan.Zero);
        var hit = new AlertHit(ListNames.Alert, "test:1", 0.9, OnDocument: false);
        var (found, crossing) = (Guid.CreateVersion7(at), Guid.CreateVersion7(at));
        var late = new HitLate(found, at, "", "", crossing, hit.EntryId, hit, 8);
        await journal.AppendAsync(
            EntryKinds.Screening, ScreeningContract.Write(new Screening(8, [late])), "late", Cancellation);
    }

    private static async Task AppendAsync(Journal journal, int first, int last)
    {
        for (var number = first; number <= last; number++)
            await Journals.AppendAsync(journal, $"key-{number}");
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
