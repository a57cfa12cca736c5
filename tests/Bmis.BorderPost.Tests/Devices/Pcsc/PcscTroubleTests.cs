using Bmis.BorderPost.Devices;
using Bmis.BorderPost.Devices.Pcsc;

namespace Bmis.BorderPost.Tests.Devices.Pcsc;

/// <summary>Trouble that no virtual reader makes, on a service by script.</summary>
public sealed class PcscTroubleTests : IAsyncDisposable
{
    private const string Reader = "Reader";
    private const ScardStates First = (ScardStates)0x10000;
    private const ScardStates Second = (ScardStates)0x20000;
    private const ScardStates Third = (ScardStates)0x30000;

    private readonly ScriptedScard _scard = new();
    private readonly PcscReaders _readers;
    private readonly PcscEars _ears;

    public PcscTroubleTests()
    {
        _readers = new(_scard, new HurriedClock());
        _ears = new(_readers, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_reader_unplugged_with_its_card_is_told_and_one_plugged_in_again_too()
    {
        _scard.Set(Reader, ScardStates.Present | First);
        Assert.Equal(PcscBench.AtrOfT1, (await _ears.UntilAsync<CardPresented>(_ => true)).Atr);
        _ears.Heard.Clear();
        _scard.Unplug(Reader);
        await _ears.UntilAsync(Reader, DeviceState.Absent);
        Assert.Equal(
            [typeof(DeviceStateChanged), typeof(CardRemoved), typeof(DeviceStateChanged)],
            _ears.Heard.Select(one => one.GetType()));
        _scard.Set(Reader, ScardStates.Empty);
        await _ears.UntilAsync(Reader, DeviceState.Ready);
    }

    [Fact]
    public async Task A_card_exchanged_between_two_looks_is_another_card()
    {
        _scard.Set(Reader, ScardStates.Present | First);
        await _ears.UntilAsync<CardPresented>(_ => true);
        _scard.Set(Reader, ScardStates.Present | Third);
        Assert.IsType<CardRemoved>(await _ears.NextAsync());
        Assert.IsType<CardPresented>(await _ears.NextAsync());
    }

    [Fact]
    public async Task A_card_that_does_not_answer_is_told_as_such()
    {
        _scard.Set(Reader, ScardStates.Present | ScardStates.Mute | First);
        Assert.True((await _ears.UntilAsync<CardPresented>(_ => true)).IsMute);
        _scard.Set(Reader, ScardStates.Empty | Second);
        Assert.IsType<CardRemoved>(await _ears.NextAsync());
        var connection = await _readers.ConnectAsync(Reader, TestContext.Current.CancellationToken);
        Assert.Equal(PcscFault.Mute, connection.Fault);
    }

    [Fact]
    public async Task A_reader_that_cannot_be_used_is_faulty()
    {
        _scard.Set(Reader, ScardStates.Unavailable);
        await _ears.UntilAsync(Reader, DeviceState.Faulty);
        _scard.Set(Reader, ScardStates.Empty);
        await _ears.UntilAsync(Reader, DeviceState.Ready);
    }

    [Fact]
    public async Task A_service_that_hangs_is_told_and_told_again_when_it_answers()
    {
        _scard.Set(Reader, ScardStates.Empty);
        await _ears.UntilAsync(Reader, DeviceState.Ready);
        _scard.Freeze(true);
        await _ears.UntilAsync(PcscReaders.ServiceName, DeviceState.Faulty);
        _scard.Freeze(false);
        await _ears.UntilAsync(PcscReaders.ServiceName, DeviceState.Ready);
        Assert.Single(_ears.Heard.OfType<DeviceStateChanged>(), one => one.ReaderName == Reader);
    }

    [Theory]
    [InlineData(0x80100013)]
    [InlineData(0x8010001D)]
    [InlineData(0x80100003)]
    [InlineData(0x8010001E)]
    [InlineData(0x80100014)]
    [InlineData(0x12345678)]
    public async Task After_any_error_everything_is_dropped_and_established_again(uint code)
    {
        _scard.Set(Reader, ScardStates.Present | First);
        await _ears.UntilAsync<CardPresented>(_ => true);
        var before = _scard.Contexts;
        _scard.Fail((ScardCode)code);
        await _ears.UntilAsync(Reader, DeviceState.Absent);
        _scard.Fail(null);
        await _ears.UntilAsync<CardPresented>(_ => true);
        Assert.True(_scard.Contexts.Opened > before.Opened);
        Assert.Equal(_scard.Contexts.Opened - 1, _scard.Contexts.Closed);
        Assert.Single(_ears.Heard.OfType<CardRemoved>());
    }

    [Fact]
    public async Task A_reader_that_goes_while_it_is_waited_for_is_no_lost_service()
    {
        _scard.Set(Reader, ScardStates.Empty);
        await _ears.UntilAsync(Reader, DeviceState.Ready);
        var before = _scard.Contexts;
        _scard.Fail(ScardCode.UnknownReader);
        _scard.Unplug(Reader);
        await _ears.UntilAsync(Reader, DeviceState.Absent);
        Assert.Equal(before, _scard.Contexts);
    }

    [Fact]
    public void Every_known_code_has_a_name_in_logs_and_unknown_ones_their_number()
    {
        Assert.Equal("RemovedCard, 0x80100069", ScardCode.RemovedCard.Describe());
        Assert.Equal("0x80109999", ((ScardCode)0x80109999).Describe());
    }

    public ValueTask DisposeAsync() => _ears.DisposeAsync();
}
