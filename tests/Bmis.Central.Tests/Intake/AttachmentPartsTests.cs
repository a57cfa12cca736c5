using System.Security.Cryptography;
using Bmis.Central.Intake;
using Bmis.Sync.Attachments;
using Bmis.Sync.Envelopes;
using Dapper;

namespace Bmis.Central.Tests.Intake;

/// <summary>Parts of attachments on PostgreSQL.</summary>
public sealed class AttachmentPartsTests : IAsyncLifetime
{
    private static readonly byte[] Picture = RandomNumberGenerator.GetBytes(40_000);
    private static readonly AttachmentKey Live = new(Guid.Parse("01930000-0000-7000-8000-000000000001"), "live");
    private static readonly OfferedAttachment Offer = new(Live, Picture.Length, SHA256.HashData(Picture));

    private IntakeBench _bench = null!;
    private Producer _lane = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _bench = await IntakeBench.OpenAsync();
        _lane = await _bench.ProducerAsync();
    }

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task Parts_stand_one_after_the_other_sealed_and_another_server_goes_on()
    {
        Assert.Equal(16_000, await AppendAsync(Offer, 0, 16_000));
        Assert.Equal(16_000, await AppendAsync(Offer, 0, 16_000));
        Assert.Equal(16_000, await AppendAsync(Offer, 20_000, 20_000));
        Assert.Equal(16_000, await Parts().HeldAsync(_lane, Offer, Cancellation));
        Assert.Equal(40_000, await AppendAsync(Offer, 16_000, 24_000));
        Assert.Equal(Picture, await Parts().ReadAsync(_lane, Offer, Cancellation));
        await using var connection = await _bench.Fixture.Source.OpenConnectionAsync(Cancellation);
        var stored = await connection.QueryAsync<byte[]>("select sealed from attachment_part");
        Assert.All(stored, part => Assert.Equal(-1, part.AsSpan().IndexOf(Picture.AsSpan(100, 16))));
        await Parts().DropAsync(_lane, Live, Cancellation);
        Assert.Equal(0, await Parts().HeldAsync(_lane, Offer, Cancellation));
    }

    [Fact]
    public async Task Another_offer_takes_the_place_and_other_lanes_and_keys_are_left_alone()
    {
        var other = await _bench.ProducerAsync();
        var portrait = Offer with { Key = Live with { Kind = "portrait" } };
        await AppendAsync(Offer, 0, 16_000);
        await AppendAsync(portrait, 0, 8_000);
        Assert.Equal(0, await Parts().HeldAsync(other, Offer, Cancellation));
        Assert.Equal(0, await Parts().HeldAsync(_lane, Offer with { Sha256 = new byte[32] }, Cancellation));
        Assert.Equal(0, await Parts().HeldAsync(_lane, Offer, Cancellation));
        Assert.Equal(8_000, await Parts().HeldAsync(_lane, portrait, Cancellation));
    }

    [Fact]
    public async Task Of_two_servers_with_the_same_part_one_wins()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => AppendAsync(Offer, 0, 16_000)));
        Assert.Equal(16_000, await Parts().HeldAsync(_lane, Offer, Cancellation));
        Assert.Equal(Picture[..16_000], await Parts().ReadAsync(_lane, Offer, Cancellation));
    }

    [Fact]
    public async Task Parts_that_nothing_follows_for_a_week_are_swept_and_those_on_their_way_stay()
    {
        await AppendAsync(Offer, 0, 16_000);
        _bench.Clock.Now += TimeSpan.FromDays(6);
        await AppendAsync(Offer, 16_000, 1_000);
        _bench.Clock.Now += TimeSpan.FromDays(6);
        Assert.Equal(0, await Parts().SweepAsync(3, Cancellation));
        _bench.Clock.Now += TimeSpan.FromDays(2);
        Assert.Equal(0, await Parts().SweepAsync(4, Cancellation));
        Assert.Equal(2, await Parts().SweepAsync(3, Cancellation));
    }

    private AttachmentParts Parts() => new(
        _bench.Fixture.Warehouse, new LaneDirectory(_bench.Fixture.Warehouse), _bench.Fixture.Seal, _bench.Clock);

    private Task<int> AppendAsync(OfferedAttachment offer, int from, int length) =>
        Parts().AppendAsync(_lane, offer, from, Picture.AsMemory(from, length), Cancellation).AsTask();
}
