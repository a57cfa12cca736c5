using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Bmis.Biometrics.Images;
using Bmis.Biometrics.Synthesis;
using Bmis.BorderPost.Devices;
using Bmis.BorderPost.Devices.Fingers;

namespace Bmis.BorderPost.Tests.Fingerprints;

/// <summary>A reader on which a grown person's fingers are laid as soon as they are asked for.</summary>
internal sealed class LaidFingers : IFingerReader
{
    private static readonly ConcurrentDictionary<long, SyntheticFinger> Grown = [];

    private TaskCompletionSource _laid = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private (int Person, int Impression)? _now;

    public string Name => "Laid fingers";

    public FingerReaderKind Kind => FingerReaderKind.Simulated;

    public FingerReaderAbility Ability => FingerReaderAbility.OneFinger;

    /// <summary>True for a reader whose plug was pulled.</summary>
    internal bool IsDead { get; set; }

    /// <summary>A person's finger, as it is laid on for the given time.</summary>
    internal static GreyImage Print(int person, FingerPosition finger, int impression) =>
        Grown.GetOrAdd(person * 100 + (int)finger, seed => new SyntheticFinger(seed)).Impression(
            impression,
            new ImpressionParameters
            {
                Width = 288, Height = 352, RotationDegrees = 7 * (impression - 1), ShiftX = 9 * (impression - 1),
            });

    /// <summary>Somebody lays fingers on from now on; nobody for null.</summary>
    internal void Lay(int? person, int impression = 1)
    {
        _now = person is { } one ? (one, impression) : null;
        Interlocked.Exchange(ref _laid, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
    }

    public async IAsyncEnumerable<FingerEvent> WatchAsync(
        FingerRequest request, [EnumeratorCancellation] CancellationToken cancellation)
    {
        while (true)
        {
            var changed = _laid.Task;
            if (IsDead) yield return new FingerReaderStateChanged(DeviceState.Absent, "The plug was pulled.");
            else
            {
                yield return new FingerAwaited();
                if (_now is { } now) yield return new FingerTaken(Print(now.Person, request.Position, now.Impression));
            }

            if (_now is null || IsDead) await changed.WaitAsync(cancellation);
        }
    }
}
