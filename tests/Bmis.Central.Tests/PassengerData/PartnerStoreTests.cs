using Bmis.Central.PassengerData.Receiving;

namespace Bmis.Central.Tests.PassengerData;

/// <summary>Who is known as a partner, and from when to when.</summary>
public sealed class PartnerStoreTests : IAsyncLifetime
{
    private static readonly byte[] Token = PartnerToken.DigestOf("t");
    private static readonly byte[] Other = PartnerToken.DigestOf("u");

    private readonly CountedClock _clock = new();
    private WarehouseFixture _fixture = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _fixture = await WarehouseFixture.MigratedAsync();

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task Who_is_added_is_known_at_once_and_who_is_disabled_for_a_second_at_most()
    {
        var partners = new PartnerStore(_fixture.Warehouse, _clock);
        await partners.AddAsync("UT", "Utopia Air", Token, null, Cancellation);
        Assert.Equal("UT", await partners.FindAsync(Token, null, Cancellation));
        await partners.AddAsync("XX", "Other Air", null, Other, Cancellation);
        Assert.Equal("XX", await partners.FindAsync(null, Other, Cancellation));
        await partners.DisableAsync("UT", Cancellation);
        _clock.Passed += TimeSpan.FromSeconds(1);
        Assert.Null(await partners.FindAsync(Token, null, Cancellation));
        Assert.Equal("XX", await partners.FindAsync(Token, Other, Cancellation));
        Assert.Null(await partners.FindAsync(null, null, Cancellation));
    }

    private sealed class CountedClock : TimeProvider
    {
        public TimeSpan Passed { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Passed.Ticks;
    }
}
