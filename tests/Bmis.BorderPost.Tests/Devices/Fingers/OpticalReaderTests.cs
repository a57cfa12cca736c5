using Bmis.Biometrics.Images;
using Bmis.BorderPost.Devices;
using Bmis.BorderPost.Devices.Fingers;
using Bmis.BorderPost.Devices.Fingers.Optical;
using Bmis.TestKit;
using Bmis.TestKit.Fingerprints;

namespace Bmis.BorderPost.Tests.Devices.Fingers;

/// <summary>The reader against an emulated module on a real pseudo terminal.</summary>
public sealed class OpticalReaderTests : IDisposable
{
    private readonly ScratchFolder _folder = new();
    private readonly CancellationTokenSource _stop =
        CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

    private readonly OpticalModuleEmulator _module;
    private readonly FingerReaderOptions _options;

    public OpticalReaderTests()
    {
        _module = new(Path.Combine(_folder.Path, "finger"));
        _options = new() { Name = "optic", Port = _module.Port, SilenceMilliseconds = 150 };
    }

    [Theory]
    [InlineData(1, 32)]
    [InlineData(17, 128)]
    [InlineData(1000, 256)]
    [InlineData(100_000, 64)]
    public async Task A_picture_comes_whole_however_its_bytes_are_split_or_merged(int chunk, int packet)
    {
        (_module.Chunk, _module.PacketBytes) = (chunk, packet);
        var picture = Picture(1);
        _module.Press(picture);
        _module.PlugIn();
        var events = await UntilAsync<FingerTaken>();
        Assert.Equal(DeviceState.Ready, Assert.IsType<FingerReaderStateChanged>(events[0]).State);
        Assert.Equal(new FingerAwaited(), events[1]);
        AssertPicture(picture, events);
    }

    [Fact]
    public async Task The_picture_is_shown_while_it_arrives()
    {
        _module.Press(Picture(2));
        _module.PlugIn();
        var events = await UntilAsync<FingerTaken>();
        var whole = Assert.IsType<FingerTaken>(events[^1]).Picture;
        var arriving = events.OfType<FingerArriving>().ToArray();
        Assert.InRange(arriving.Length, 15, 22);
        var half = arriving.First(one => one.Percent >= 50).SoFar!;
        Assert.Equal((256, 288), (half.Width, half.Height));
        Assert.Equal(whole.Pixels[..(256 * 140)], half.Pixels[..(256 * 140)]);
        Assert.All(half.Pixels[(256 * 200)..], pixel => Assert.Equal(255, pixel));
    }

    [Fact]
    public async Task The_module_is_raised_to_the_faster_rate_and_found_there_again()
    {
        _module.Press(Picture(3));
        _module.PlugIn();
        await UntilAsync<FingerTaken>();
        Assert.Equal(115200, _module.Rate);
        _module.Press(Picture(4));
        await UntilAsync<FingerTaken>();
        Assert.Equal(115200, _module.Rate);
    }

    [Theory]
    [InlineData(9600)]
    [InlineData(38400)]
    [InlineData(115200)]
    public async Task A_module_at_another_rate_is_found(int rate)
    {
        _module.Rate = rate;
        _module.PlugIn();
        await UntilAsync<FingerAwaited>();
        Assert.Equal(115200, _module.Rate);
    }

    [Fact]
    public async Task A_module_that_keeps_its_rate_is_used_at_that()
    {
        _module.KeepsItsRate = true;
        _module.Press(Picture(5));
        _module.PlugIn();
        await UntilAsync<FingerTaken>();
        Assert.Equal(57600, _module.Rate);
    }

    [Fact]
    public async Task A_module_that_greets_when_it_has_power_is_understood()
    {
        _module.Greets = true;
        _module.Press(Picture(6));
        _module.PlugIn();
        Assert.DoesNotContain(await UntilAsync<FingerTaken>(), one => one is FingerFaulted);
    }

    [Theory]
    [InlineData(ModuleTrouble.WrongChecksum, nameof(FingerReaderFault.WrongChecksum))]
    [InlineData(ModuleTrouble.MissingLastPacket, nameof(FingerReaderFault.IncompletePicture))]
    [InlineData(ModuleTrouble.MissingPacket, nameof(FingerReaderFault.IncompletePicture))]
    [InlineData(ModuleTrouble.StopsHalfWay, nameof(FingerReaderFault.IncompletePicture))]
    [InlineData(ModuleTrouble.WrongAddress, nameof(FingerReaderFault.WrongAddress))]
    [InlineData(ModuleTrouble.ImagingFailed, nameof(FingerReaderFault.ImagingFailed))]
    [InlineData(ModuleTrouble.TransferFailed, nameof(FingerReaderFault.TransferFailed))]
    [InlineData(ModuleTrouble.TooMuch, nameof(FingerReaderFault.Unintelligible))]
    public async Task A_picture_that_fails_is_told_and_taken_again(ModuleTrouble trouble, string fault)
    {
        var picture = Picture(7);
        _module.Press(picture, trouble);
        _module.PlugIn();
        var events = await UntilAsync<FingerTaken>();
        Assert.Equal(fault, Assert.Single(events.OfType<FingerFaulted>()).Reason.ToString());
        Assert.Equal(1, _module.HandedOut);
        AssertPicture(picture, events);
    }

    [Fact]
    public async Task Noise_between_packets_is_passed_over()
    {
        var picture = Picture(8);
        _module.Press(picture, ModuleTrouble.Noise);
        _module.PlugIn();
        var events = await UntilAsync<FingerTaken>();
        Assert.DoesNotContain(events, one => one is FingerFaulted);
        AssertPicture(picture, events);
    }

    [Fact]
    public async Task A_reader_unplugged_in_mid_image_is_told_and_opened_again()
    {
        _module.Press(Picture(9), ModuleTrouble.UnpluggedHalfWay);
        _module.PlugIn();
        await using var events = Watch();
        await UntilAsync<FingerFaulted>(events, one => one.Reason == FingerReaderFault.Unplugged);
        var gone = await UntilAsync<FingerReaderStateChanged>(events);
        Assert.Equal(DeviceState.Absent, ((FingerReaderStateChanged)gone[^1]).State);
        _module.Unplug();
        _module.PlugIn();
        var back = await UntilAsync<FingerTaken>(events);
        Assert.Equal(DeviceState.Ready, Assert.Single(back.OfType<FingerReaderStateChanged>()).State);
        AssertPicture(Picture(9), back);
    }

    [Fact]
    public async Task A_reader_that_is_not_there_is_awaited()
    {
        await using var events = Watch();
        var absent = await UntilAsync<FingerReaderStateChanged>(events);
        Assert.Equal(DeviceState.Absent, ((FingerReaderStateChanged)Assert.Single(absent)).State);
        _module.PlugIn();
        await UntilAsync<FingerAwaited>(events);
    }

    [Fact]
    public async Task A_wrong_password_is_said_once_in_a_sentence()
    {
        _module.Password = 0xCAFE;
        _module.PlugIn();
        var events = await UntilAsync<FingerReaderStateChanged>();
        Assert.Equal(new FingerFaulted(FingerReaderFault.WrongPassword), events[0]);
        var state = Assert.IsType<FingerReaderStateChanged>(events[1]);
        Assert.Equal(DeviceState.Faulty, state.State);
        Assert.Contains("Password", state.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_password_and_the_address_of_the_settings_open_the_module()
    {
        (_module.Password, _module.Address) = (0x12AB34CD, 0x00000042);
        (_options.Password, _options.Address) = ("12ab34cd", "00000042");
        _module.PlugIn();
        await UntilAsync<FingerAwaited>();
    }

    [Fact]
    public async Task A_module_of_another_address_and_a_dead_one_are_told()
    {
        _module.Address = 0x42;
        _module.PlugIn();
        Assert.Equal(new FingerFaulted(FingerReaderFault.WrongAddress), (await UntilAsync<FingerFaulted>())[^1]);
        _module.IsMute = true;
        Assert.Equal(new FingerFaulted(FingerReaderFault.Silent), (await UntilAsync<FingerFaulted>())[^1]);
    }

    [Fact]
    public async Task A_module_that_falls_silent_is_told_and_found_again()
    {
        _module.PlugIn();
        await using var events = Watch();
        await UntilAsync<FingerAwaited>(events);
        _module.IsMute = true;
        await UntilAsync<FingerReaderStateChanged>(events, one => one.State == DeviceState.Faulty);
        _module.IsMute = false;
        _module.Press(Picture(10));
        await UntilAsync<FingerTaken>(events);
    }

    [Fact]
    public async Task A_finger_must_be_lifted_before_the_next_picture_in_the_next_watch_too()
    {
        _module.FingersStay = true;
        _module.Press(Picture(11));
        _module.PlugIn();
        var reader = new OpticalReader(_options, TimeProvider.System);
        await using (var first = Watch(reader)) await UntilAsync<FingerTaken>(first);
        await using var events = Watch(reader);
        Assert.Equal(new FingerAwaited(MustLift: true), (await UntilAsync<FingerAwaited>(events))[^1]);
        _module.Press(Picture(12));
        _module.Lift();
        var taken = await UntilAsync<FingerTaken>(events);
        Assert.Equal(new FingerAwaited(), taken[0]);
        AssertPicture(Picture(12), taken);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_finger_whose_picture_was_not_waited_for_counts_for_no_other_watch(bool isOtherCapture)
    {
        _options.SilenceMilliseconds = 5000;
        _module.Press(Picture(13), ModuleTrouble.StopsHalfWay);
        _module.PlugIn();
        var reader = new OpticalReader(_options, TimeProvider.System);
        await using (var first = Watch(reader)) await UntilAsync<FingerArriving>(first);
        if (isOtherCapture) reader = new(_options, TimeProvider.System);
        var request = FingerRequest.For(FingerPosition.RightMiddle) with { IsFirst = isOtherCapture };
        await using var events = reader.WatchAsync(request, _stop.Token).GetAsyncEnumerator(_stop.Token);
        Assert.Equal(new FingerAwaited(MustLift: true), (await UntilAsync<FingerAwaited>(events))[^1]);
        _module.Press(Picture(14));
        _module.Lift();
        AssertPicture(Picture(14), await UntilAsync<FingerTaken>(events));
    }

    [Fact]
    public async Task Watching_ends_at_once_when_it_is_cancelled()
    {
        _module.PlugIn();
        await using var events = Watch();
        await UntilAsync<FingerAwaited>(events);
        var next = events.MoveNextAsync();
        await _stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await next);
    }

    public void Dispose()
    {
        _stop.Cancel();
        _module.Dispose();
        _folder.Dispose();
        _stop.Dispose();
    }

    private IAsyncEnumerator<FingerEvent> Watch(OpticalReader? reader = null) =>
        (reader ?? new(_options, TimeProvider.System))
            .WatchAsync(FingerRequest.For(FingerPosition.RightIndex), _stop.Token).GetAsyncEnumerator(_stop.Token);

    private async Task<List<FingerEvent>> UntilAsync<T>()
        where T : FingerEvent
    {
        await using var events = Watch();
        return await UntilAsync<T>(events);
    }

    private static async Task<List<FingerEvent>> UntilAsync<T>(
        IAsyncEnumerator<FingerEvent> events, Func<T, bool>? isWanted = null)
        where T : FingerEvent
    {
        var come = new List<FingerEvent>();
        while (await events.MoveNextAsync())
        {
            come.Add(events.Current);
            if (events.Current is T one && (isWanted is null || isWanted(one))) return come;
        }

        throw new InvalidOperationException("The reader ended.");
    }

    private static byte[] Picture(int seed)
    {
        var packed = new byte[256 * 288 / 2];
        new Random(seed).NextBytes(packed);
        return packed;
    }

    private static void AssertPicture(byte[] packed, List<FingerEvent> events)
    {
        var picture = Assert.IsType<FingerTaken>(events[^1]).Picture;
        Assert.Equal((256, 288, 500), (picture.Width, picture.Height, picture.Dpi));
        Assert.Equal(packed.SelectMany(two => new[] { (byte)((two >> 4) * 17), (byte)((two & 15) * 17) }),
            picture.Pixels);
    }
}
