using Bmis.BorderPost.LostDocuments;
using Bmis.BorderPost.Serving;
using Bmis.BorderPost.Tests.Lists;
using Bmis.BorderPost.Tests.Uplink;
using Bmis.BorderPost.Uplink;
using Bmis.Crossings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Bmis.BorderPost.Tests.LostDocuments;

/// <summary>A lane that takes only one of a newer pair, because the other one does not fit or is no list.</summary>
public sealed class LostDocumentServiceTests : IAsyncLifetime
{
    private readonly Scratch _scratch = new();
    private readonly LostGeneration _first = new("UTO A1 P stolen 4711");
    private readonly LostGeneration _second = new("UTO A1 P stolen 4711", "UTO D4 ID blank 7");
    private readonly TestCentre _centre = new();
    private readonly QuickClock _clock = new();
    private readonly LostDocumentsOptions _options = new() { Enabled = true, AuthorisedBy = "Bureau Utopia, 17/2026" };
    private readonly SignedLists _signed;

    public LostDocumentServiceTests() => _signed = new SignedLists(_scratch, TimeProvider.System);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _centre.StartAsync();
        await PublishAsync(ListNames.LostDocuments, 1, _first.Index);
        await PublishAsync(ListNames.LostDocumentsSupplement, 1, _first.Supplement());
    }

    public async ValueTask DisposeAsync()
    {
        await _centre.DisposeAsync();
        _first.Dispose();
        _second.Dispose();
        _signed.Dispose();
        _scratch.Dispose();
    }

    [Fact]
    public async Task An_index_that_cannot_be_used_leaves_the_pair_in_use_whatever_follows_and_after_a_restart()
    {
        using (var shelf = Shelf())
        {
            using var service = await StartAsync(shelf);
            await UntilAsync(() => shelf.States[1].Version == 1);
            await PublishAsync(ListNames.LostDocuments, 2, _second.Index[..^1]);
            foreach (var version in new[] { 2, 3, 4 })
            {
                await PublishAsync(ListNames.LostDocumentsSupplement, version, _second.Supplement());
                await UntilAsync(() => File.Exists(Path.Combine(
                    _scratch.Folder, "lost-documents", ListNames.LostDocumentsSupplement, $"{version}.manifest")));
            }

            await service.StopAsync(Cancellation);
        }

        using var again = Shelf();
        again.Open();
        Assert.Equal([1L, 1L], again.States.Select(state => state.Version));
        var listed = LostGeneration.Document("UTO", "A1");
        Assert.NotNull(again.Find(listed.IssuingState, listed.Number).Row);
    }

    [Fact]
    public async Task What_had_no_room_is_fetched_once_there_is_some()
    {
        _options.FreeMegabytes = 10_000_000;
        using var shelf = Shelf();
        using var service = await StartAsync(shelf);
        await UntilAsync(() => _clock.Looks > 1);
        Assert.Equal((0, 0L), (_centre.Lists.ChunksRead, shelf.States[0].Version));
        _options.FreeMegabytes = 0;
        await UntilAsync(() => shelf.States[1].Version == 1);
        await service.StopAsync(Cancellation);
    }

    private async Task PublishAsync(string name, long version, byte[] content)
    {
        var (manifest, bytes) = await _signed.SignAsync(name, version, content);
        _centre.Lists.Catalogue = _signed.Centre;
        _centre.Lists.Publish(manifest, bytes);
    }

    private static async Task UntilAsync(Func<bool> reached)
    {
        while (!reached()) await Task.Delay(TimeSpan.FromMilliseconds(5), Cancellation);
    }

    private async Task<LostDocumentService> StartAsync(LostDocumentShelf shelf)
    {
        var uplink = new ConfigurationBuilder().AddCommandLine(_centre.LaneSettings()).Build().GetSection("Uplink");
        var centre = new CentreChannel(
            Options.Create(uplink.Get<UplinkOptions>()!),
            new(() => throw new InvalidOperationException("The settings name a certificate.")),
            _clock,
            NullLogger<CentreChannel>.Instance);
        var service = new LostDocumentService(shelf, centre, _clock, NullLoggerFactory.Instance);
        await service.StartAsync(Cancellation);
        return service;
    }

    private LostDocumentShelf Shelf() => new(
        Options.Create(_options),
        _signed.Settings,
        Options.Create(new LaneOptions { Id = "lane-1", PostCode = "UTANY", Folder = _scratch.Folder }),
        _signed.Shelf(),
        TestKeys.Master,
        NullLogger<LostDocumentShelf>.Instance);

    /// <summary>Between two looks for room nearly no time passes.</summary>
    private sealed class QuickClock : TimeProvider
    {
        private int _looks;

        internal int Looks => Volatile.Read(ref _looks);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            if (dueTime != LostDocumentService.RoomInterval)
                return base.CreateTimer(callback, state, dueTime, period);
            Interlocked.Increment(ref _looks);
            return base.CreateTimer(callback, state, TimeSpan.FromMilliseconds(5), period);
        }
    }
}
