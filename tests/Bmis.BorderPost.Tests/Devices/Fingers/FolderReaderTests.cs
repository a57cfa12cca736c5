using System.Text;
using Bmis.Biometrics.Images;
using Bmis.Biometrics.Images.Iso19794;
using Bmis.Biometrics.Synthesis;
using Bmis.BorderPost.Devices;
using Bmis.BorderPost.Devices.Fingers;
using Bmis.BorderPost.Devices.Fingers.Folder;
using Bmis.BorderPost.Devices.Fingers.Simulated;
using Bmis.TestKit;

namespace Bmis.BorderPost.Tests.Devices.Fingers;

public sealed class FolderReaderTests : IDisposable
{
    private static readonly GreyImage Picture = SimulatedFingers.Of("folder tests", FingerPosition.RightIndex)
        .Impression(1, new ImpressionParameters());

    private readonly ScratchFolder _scratch = new();
    private readonly CancellationTokenSource _stop =
        CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

    private readonly FingerReaderOptions _options;
    private readonly FolderReader _reader;

    public FolderReaderTests()
    {
        _options = new()
        {
            Name = "folder", Kind = FingerReaderKind.Folder, Folder = Path.Combine(_scratch.Path, "in"),
        };
        Directory.CreateDirectory(_options.Folder);
        _reader = new(_options, TimeProvider.System);
    }

    [Theory]
    [InlineData("pgm")]
    [InlineData("wsq")]
    [InlineData("fir")]
    public async Task A_picture_of_any_format_is_a_finger_taken_and_its_file_is_gone(string format)
    {
        await using var events = await WatchAsync();
        Put($"1.{format}", Bytes(format));
        var taken = await UntilAsync<FingerTaken>(events);
        Assert.Equal(
            (Picture.Width, Picture.Height, 500), (taken.Picture.Width, taken.Picture.Height, taken.Picture.Dpi));
        Assert.Equal(format == "fir" ? FingerPosition.RightRing : FingerPosition.Unknown, taken.Position);
        Assert.Empty(Directory.GetFiles(_options.Folder));
    }

    [Fact]
    public async Task A_file_is_kept_where_the_settings_say_so_and_not_read_twice()
    {
        _options.KeepFiles = true;
        var reader = new FolderReader(_options, TimeProvider.System);
        await using var events = await WatchAsync(reader);
        Put("1.pgm", Bytes("pgm"));
        await UntilAsync<FingerTaken>(events);
        Assert.Equal(["1.pgm"], Names("read"));
        Put("1.pgm", Bytes("pgm"));
        await UntilAsync<FingerTaken>(events);
        Assert.Equal(["1.pgm", "2-1.pgm"], Names("read"));
    }

    [Fact]
    public async Task A_file_that_grows_is_read_when_it_is_still_and_one_being_written_is_left_alone()
    {
        await using var events = await WatchAsync();
        File.WriteAllBytes(Path.Combine(_options.Folder, "2.pgm.part"), Bytes("pgm"));
        File.WriteAllBytes(Path.Combine(_options.Folder, ".hidden.pgm"), Bytes("pgm"));
        var path = Path.Combine(_options.Folder, "1.pgm");
        await using (var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.ReadWrite, 0))
        {
            await file.WriteAsync(Bytes("pgm").AsMemory(0, 1000), _stop.Token);
            await file.WriteAsync(Bytes("pgm").AsMemory(1000), _stop.Token);
        }

        Assert.Equal(Picture.Pixels, (await UntilAsync<FingerTaken>(events)).Picture.Pixels);
        Assert.Equal([".hidden.pgm", "2.pgm.part"], Names(""));
    }

    [Fact]
    public async Task What_is_no_picture_is_moved_aside_with_its_reason()
    {
        await using var events = await WatchAsync();
        Put("letter.txt", "Dear Sir"u8.ToArray());
        Assert.Equal(FingerReaderFault.BadFile, (await UntilAsync<FingerFaulted>(events)).Reason);
        Put("cut.pgm", Bytes("pgm")[..5000]);
        Assert.Equal(FingerReaderFault.BadFile, (await UntilAsync<FingerFaulted>(events)).Reason);
        Assert.Equal(["cut.pgm", "cut.pgm.reason", "letter.txt", "letter.txt.reason"], Names("aside"));
        Assert.NotEmpty(File.ReadAllText(Path.Combine(_options.Folder, "aside", "cut.pgm.reason")).Trim());
        Put("good.pgm", Bytes("pgm"));
        await UntilAsync<FingerTaken>(events);
    }

    [Fact]
    public async Task A_picture_that_came_before_a_finger_was_asked_for_counts_for_nobody()
    {
        Put("of the traveller before.pgm", Bytes("pgm"));
        await using var events = await WatchAsync();
        Assert.Equal(2, Names("aside").Length);
        Put("now.pgm", Bytes("pgm"));
        await UntilAsync<FingerTaken>(events);
        Assert.Empty(Directory.GetFiles(_options.Folder));
    }

    [Fact]
    public async Task The_fingers_of_one_file_are_handed_out_one_watch_after_the_other()
    {
        await using (var events = await WatchAsync())
        {
            Put("two.fir", Bytes("fir", FingerPosition.RightIndex, FingerPosition.RightMiddle));
            Assert.Equal(FingerPosition.RightIndex, (await UntilAsync<FingerTaken>(events)).Position);
        }

        await using var next = await WatchAsync();
        Assert.Equal(FingerPosition.RightMiddle, (await UntilAsync<FingerTaken>(next)).Position);
    }

    [Fact]
    public async Task What_a_file_has_left_over_counts_for_no_other_capture()
    {
        await using (var events = await WatchAsync())
        {
            Put("two.fir", Bytes("fir", FingerPosition.RightIndex, FingerPosition.RightMiddle));
            await UntilAsync<FingerTaken>(events);
        }

        var request = FingerRequest.For(FingerPosition.RightIndex) with { IsFirst = true };
        await using var next = _reader.WatchAsync(request, _stop.Token).GetAsyncEnumerator(_stop.Token);
        await UntilAsync<FingerAwaited>(next);
        Put("ring.fir", Bytes("fir", FingerPosition.RightRing));
        Assert.Equal(FingerPosition.RightRing, (await UntilAsync<FingerTaken>(next)).Position);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_awaited()
    {
        Directory.Delete(_options.Folder);
        var events = _reader.WatchAsync(FingerRequest.For(FingerPosition.RightIndex), _stop.Token)
            .GetAsyncEnumerator(_stop.Token);
        await using var watch = events;
        Assert.Equal(DeviceState.Absent, (await UntilAsync<FingerReaderStateChanged>(events)).State);
        Directory.CreateDirectory(_options.Folder);
        Assert.Equal(DeviceState.Ready, (await UntilAsync<FingerReaderStateChanged>(events)).State);
    }

    public void Dispose()
    {
        _stop.Cancel();
        _scratch.Dispose();
        _stop.Dispose();
    }

    private async Task<IAsyncEnumerator<FingerEvent>> WatchAsync(FolderReader? reader = null)
    {
        var events = (reader ?? _reader).WatchAsync(FingerRequest.For(FingerPosition.RightIndex), _stop.Token)
            .GetAsyncEnumerator(_stop.Token);
        await UntilAsync<FingerAwaited>(events);
        return events;
    }

    private static async Task<T> UntilAsync<T>(IAsyncEnumerator<FingerEvent> events)
        where T : FingerEvent
    {
        while (await events.MoveNextAsync())
            if (events.Current is T one)
                return one;
        throw new InvalidOperationException("The reader ended.");
    }

    // As programs ought to: written beside it and renamed.
    private void Put(string name, byte[] bytes)
    {
        var path = Path.Combine(_scratch.Path, name);
        File.WriteAllBytes(path, bytes);
        File.Move(path, Path.Combine(_options.Folder, name));
    }

    private string[] Names(string place) =>
        [.. Directory.GetFiles(Path.Combine(_options.Folder, place)).Select(path => Path.GetFileName(path)!).Order(
            StringComparer.Ordinal)];

    private static byte[] Bytes(string format, params FingerPosition[] positions) => format switch
    {
        "wsq" => CodedImage.Compressed(Picture).Bytes.ToArray(),
        "fir" => Record(positions.Length == 0 ? [FingerPosition.RightRing] : positions),
        _ => [.. Encoding.ASCII.GetBytes($"P5\n{Picture.Width} {Picture.Height}\n255\n"), .. Picture.Pixels],
    };

    private static byte[] Record(FingerPosition[] positions) => new FingerImageRecord
    {
        Views = [.. positions.Select(position => new FingerImageView(
            position, 1, 1, FingerImageView.NoQuality, ImpressionType.LiveScanPlain, CodedImage.Of(Picture)))],
    }.Write();
}
