using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.Journaling;
using Bmis.BorderPost.Tests.Journaling;
using Bmis.Crossings.Records;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bmis.BorderPost.Tests.Inspecting;

/// <summary>A decision reached the disk and its answer not the page; the page asks again with the same key.</summary>
public sealed class LostAnswerTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task A_service_killed_between_commit_and_answer_acknowledges_the_key_after_its_restart()
    {
        var recorder = new Desk.MemoryRecorder { AfterTheCommit = new OperationCanceledException("The service died.") };
        using var killed = Opened(recorder);
        var request = Desk.Request(await killed.InspectAsync(), OfficerAct.Admit);
        await Assert.ThrowsAsync<OperationCanceledException>(() => killed.DecideAsync(request));

        recorder.AfterTheCommit = null;
        using var restarted = Opened(recorder);
        var answer = await restarted.DecideAsync(request);
        Assert.Equal((1L, true), (answer.Receipt!.Sequence, answer.Receipt.AlreadyRecorded));
        Assert.Equal(
            DecisionRefusal.NothingToDecide,
            (await restarted.DecideAsync(request with { IdempotencyKey = "key-2" })).Refusal);
        Assert.Single(recorder.Recorded);
    }

    [Fact]
    public async Task A_traveller_who_came_to_the_desk_since_stays_at_it()
    {
        var recorder = new Desk.MemoryRecorder();
        using var before = Opened(recorder);
        var request = Desk.Request(await before.InspectAsync(), OfficerAct.Admit);
        Assert.NotNull((await before.DecideAsync(request)).Receipt);

        using var restarted = Opened(recorder);
        var next = await restarted.InspectAsync("A\nB");
        Assert.True((await restarted.DecideAsync(request)).Receipt!.AlreadyRecorded);
        Assert.Equal(next.Id, restarted.Tested.State.Active?.Id);
    }

    [Fact]
    public async Task A_record_that_the_disk_took_and_denied_closes_the_inspection_when_the_key_comes_again()
    {
        var recorder = new Desk.MemoryRecorder
        {
            AfterTheCommit = new CannotRecordException("The disk reports an error.", true, new IOException()),
        };
        using var desk = Opened(recorder);
        var inspection = await desk.InspectAsync();
        var request = Desk.Request(inspection, OfficerAct.Admit);
        Assert.Equal(DecisionRefusal.CannotRecord, (await desk.DecideAsync(request)).Refusal);
        var stale = request with { Revision = request.Revision - 1 };
        Assert.True((await desk.DecideAsync(stale)).Receipt!.AlreadyRecorded);
        Assert.Null(desk.Tested.State.Active);
        Assert.Equal(inspection.Id, desk.Tested.State.Previous?.Inspection.Id);
        Assert.Single(recorder.Recorded);
    }

    [Fact]
    public async Task A_journal_opened_again_knows_the_receipt()
    {
        DecisionRequest request;
        RecordReceipt first;
        using (var journal = Journals.Open(_scratch.File("journal.db")))
        {
            using var desk = Opened(new InspectionRecorder(journal, NullLogger<InspectionRecorder>.Instance));
            request = Desk.Request(await desk.InspectAsync(), OfficerAct.Admit);
            first = (await desk.DecideAsync(request)).Receipt!;
            Assert.False(first.AlreadyRecorded);
        }

        using var again = Journals.Open(_scratch.File("journal.db"));
        using var restarted = Opened(new InspectionRecorder(again, NullLogger<InspectionRecorder>.Instance));
        Assert.Equal(first with { AlreadyRecorded = true }, (await restarted.DecideAsync(request)).Receipt);
        Assert.Equal(1, again.HeadSequence);
    }

    private static Desk Opened(IInspectionRecorder recorder) =>
        new(recorder, Profiles.Demanding("fixed"), new Desk.FixedCheck(CheckResult.Successful, "").Registered());
}
