using Bmis.BorderPost.Fingerprints.Keeping;
using Bmis.Crossings.Fingerprints;
using Microsoft.Extensions.DependencyInjection;

namespace Bmis.BorderPost.Tests.Fingerprints;

/// <summary>The file of prints: what it outlives, and in which order it tells.</summary>
public sealed class PrintStoreTests : IDisposable
{
    private readonly Scratch _scratch = new();

    private string Path => _scratch.File("prints.db");

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Only_a_damaged_file_is_begun_anew_and_then_it_is_set_aside()
    {
        await using var lane = await FingerLane.StartAsync();
        var enrolled = await EnrolledAsync(lane);
        using (var store = Open()) store.Put(enrolled, PrintState.Untold);
        Directory.CreateDirectory(Path + "-wal");
        Assert.Throws<IOException>(() => Open().Dispose());
        Directory.Delete(Path + "-wal");
        using (var store = Open()) Assert.Single(store.All());

        var damaged = Enumerable.Repeat((byte)7, 8192).ToArray();
        await File.WriteAllBytesAsync(Path, damaged, TestContext.Current.CancellationToken);
        using var anew = Open();
        Assert.Empty(anew.All());
        Assert.Equal(damaged, await File.ReadAllBytesAsync(Path + ".aside-1", TestContext.Current.CancellationToken));
        Assert.True(anew.BeganAnewSince(DateTimeOffset.UnixEpoch));
        Assert.False(anew.BeganAnewSince(DateTimeOffset.MaxValue));
        Assert.False(File.Exists(Path + ".aside-1"));
    }

    [Fact]
    public async Task After_the_file_was_begun_anew_no_young_picture_is_erased()
    {
        await using var lane = await FingerLane.StartAsync();
        var enrolled = await EnrolledAsync(lane);
        var aside = System.IO.Path.Combine(lane.Lane.Folder, "fingerprints.db.aside-1");
        await File.WriteAllBytesAsync(aside, [1], TestContext.Current.CancellationToken);
        lane.Store.Forget(enrolled.EnrolmentId);
        var retention = lane.Lane.Services.GetRequiredService<FingerRetention>();
        retention.Erase();
        Assert.Equal(1, lane.Samples);
        File.Delete(aside);
        retention.Erase();
        Assert.Equal(0, lane.Samples);
    }

    [Fact]
    public async Task What_was_forgotten_while_it_was_told_stays_forgotten()
    {
        await using var lane = await FingerLane.StartAsync();
        var first = await EnrolledAsync(lane);
        using var store = Open();
        store.Put(first, PrintState.Untold);
        store.NoteTold(first.EnrolmentId);
        Assert.Equal(PrintState.Told, Assert.Single(store.All()).State);
        store.Forget(first.EnrolmentId);
        store.NoteTold(first.EnrolmentId);
        Assert.Empty(store.All());
    }

    [Fact]
    public async Task What_is_enrolled_after_the_newest_was_forgotten_is_told_as_new()
    {
        await using var lane = await FingerLane.StartAsync();
        var first = await EnrolledAsync(lane);
        using var store = Open();
        var many = Enumerable.Range(0, 70)
            .Select(_ => first with { EnrolmentId = Guid.CreateVersion7(first.At) }).ToList();
        foreach (var one in many) store.Put(one, PrintState.Told);
        Assert.Equal(many.Select(one => one.EnrolmentId), store.All().Select(one => one.Id));
        var last = store.EnrolledAfter(0).Last();
        Assert.Equal(last.Place, store.NewestPlaces(3).Max());
        Assert.Equal(3, store.NewestPlaces(3).Count);

        store.Forget(last.Id);
        store.Put(first, PrintState.Told);
        Assert.Equal(first.EnrolmentId, Assert.Single(store.EnrolledAfter(last.Place)).Id);
    }

    [Fact]
    public async Task People_without_a_document_share_none()
    {
        await using var lane = await FingerLane.StartAsync();
        var enrolled = await EnrolledAsync(lane) with { Document = null };
        using var store = Open();
        store.Put(enrolled, PrintState.Told);
        Assert.False(Assert.Single(store.Recall(enrolled.Traveller, null)).OnDocument);
    }

    private static async Task<FingersEnrolled> EnrolledAsync(FingerLane lane) =>
        (FingersEnrolled)(await lane.PassAsync(FingerLane.Wanjiku, person: 1)).Events[0];

    private PrintStore Open() => new(Path, TestKeys.Master);
}
