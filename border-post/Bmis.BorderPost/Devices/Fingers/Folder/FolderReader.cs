using System.Runtime.CompilerServices;
using Bmis.Biometrics.Images;
using Bmis.BorderPost.Fingerprints.Verbs;

namespace Bmis.BorderPost.Devices.Fingers.Folder;

/// <summary>
/// Takes pictures that another program puts in a folder: written elsewhere and renamed, or grown until they are still.
/// A file is read once. One that came while no finger was asked for, and one that is no picture, is moved aside with
/// its reason: it must never count for the next traveller.
/// </summary>
internal sealed class FolderReader(FingerReaderOptions options, TimeProvider clock) : IFingerReader
{
    private const int MostWaiting = 20;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(300);

    // Between two fingers of one traveller; what comes later may be somebody else's.
    private static readonly TimeSpan SameTraveller = TimeSpan.FromSeconds(5);

    private readonly FolderFiles _files = new(options.Folder, options.KeepFiles);
    private readonly Queue<FingerTaken> _waiting = new();
    private long? _lastWatch;

    public string Name => options.Name;

    public FingerReaderKind Kind => FingerReaderKind.Folder;

    public FingerReaderAbility Ability => options.Ability;

    public async IAsyncEnumerable<FingerEvent> WatchAsync(
        FingerRequest request, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(Look, clock);
        Begin(request);
        DeviceState? state = null;
        try
        {
            do
            {
                var (now, reason) = _files.State();
                if (state != now)
                {
                    state = now;
                    yield return new FingerReaderStateChanged(now, reason);
                    if (now == DeviceState.Ready) yield return new FingerAwaited();
                }

                foreach (var file in now == DeviceState.Ready ? _files.Still() : []) yield return Take(file);
                while (_waiting.TryDequeue(out var taken)) yield return taken;
            }
            while (await timer.WaitForNextTickAsync(cancellation));
        }
        finally
        {
            _lastWatch = clock.GetTimestamp();
        }
    }

    private void Begin(FingerRequest request)
    {
        var isRecent = _lastWatch is { } last && clock.GetElapsedTime(last) < SameTraveller;
        if (!request.IsFirst && isRecent) return;
        _waiting.Clear();
        _files.SetAsideAll("It came while no finger was asked for.");
    }

    private FingerEvent Take(string file)
    {
        var read = FingerFile.Read(file, options.Dpi);
        var pictures = read.Prints.Where(print => print.Picture is not null).Take(MostWaiting)
            .Select(print => new FingerTaken(print.Picture!, print.Position)).ToArray();
        if (pictures.Length == 0)
        {
            _files.SetAside(file, read.Fault ?? (read.Prints is [{ Fault: { } why }, ..] ? why : "no-pictures"));
            return new FingerFaulted(FingerReaderFault.BadFile);
        }

        if (!_files.Finish(file)) return new FingerFaulted(FingerReaderFault.Refused);
        foreach (var one in pictures) _waiting.Enqueue(one);
        return new FingerArriving(100, pictures[0].Picture);
    }
}
