using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Bmis.Biometrics.Images;
using Bmis.Biometrics.Synthesis;

namespace Bmis.BorderPost.Devices.Fingers.Simulated;

/// <summary>
/// The twin of a fingerprint reader: fingers that nobody has, laid on when somebody says so. It lifts them by itself.
/// Thread-safe.
/// </summary>
internal sealed class SimulatedFingerReader(string name, FingerReaderAbility ability = FingerReaderAbility.OneFinger)
    : IFingerReader
{
    private const int MostTouches = 16;
    private const int Width = 320;
    private const int Height = 400;
    private const byte Ground = 225;

    private readonly Channel<object> _touches = Channel.CreateBounded<object>(
        new BoundedChannelOptions(MostTouches) { FullMode = BoundedChannelFullMode.DropOldest });

    private volatile bool _laysAll;
    private long _impression;

    public string Name => name;

    public FingerReaderKind Kind => FingerReaderKind.Simulated;

    public FingerReaderAbility Ability => ability;

    /// <summary>Whose fingers are laid on; see <see cref="SimulatedFingers"/>.</summary>
    internal string Traveller { get; set; } = "";

    /// <summary>Lays on what is asked for now or, when nothing is, what will be asked for next.</summary>
    internal void Touch(SimulatedTouch touch = SimulatedTouch.Own) => _touches.Writer.TryWrite(touch);

    /// <summary>Pulls the plug or puts it back.</summary>
    internal void Become(DeviceState state) =>
        _touches.Writer.TryWrite(new FingerReaderStateChanged(state, "The simulated reader was told so."));

    /// <summary>Fails, as a real one may.</summary>
    internal void Fail(FingerReaderFault fault) => _touches.Writer.TryWrite(new FingerFaulted(fault));

    public async IAsyncEnumerable<FingerEvent> WatchAsync(
        FingerRequest request, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (request.IsFirst) _laysAll = false;
        yield return new FingerReaderStateChanged(DeviceState.Ready, "The simulated reader is always there.");
        yield return new FingerAwaited();
        while (true)
        {
            var one = await NextAsync(cancellation);
            if (one is FingerEvent said)
            {
                yield return said;
                continue;
            }

            yield return new FingerArriving(0, null);
            var impression = Interlocked.Increment(ref _impression);
            var picture = await Task.Run(() => Picture(request, (SimulatedTouch)one, impression), cancellation);
            yield return new FingerArriving(50, Half(picture));
            yield return new FingerTaken(picture);
            yield return new FingerAwaited();
        }
    }

    private async ValueTask<object> NextAsync(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (_laysAll && _touches.Reader.Count == 0) return SimulatedTouch.Own;
        var next = await _touches.Reader.ReadAsync(cancellation);
        if (next is SimulatedTouch touch) _laysAll = touch == SimulatedTouch.All;
        return next;
    }

    private GreyImage Picture(FingerRequest request, SimulatedTouch touch, long impression) => touch switch
    {
        SimulatedTouch.Bandaged => Without(request, impression, deviation: 14),
        SimulatedTouch.Nothing => Without(request, impression, deviation: 2),
        _ when ability == FingerReaderAbility.FourFingers => Slap(request, touch, impression),
        _ => Single(request.Fingers[0], touch, impression),
    };

    private GreyImage Single(FingerPosition finger, SimulatedTouch touch, long impression)
    {
        var grown = SimulatedFingers.Of(Whose(touch), touch == SimulatedTouch.WrongFinger ? Beside(finger) : finger);
        var drawn = ImpressionParameters.Drawn(impression) with { Width = Width, Height = Height };
        return grown.Impression(
            impression,
            touch != SimulatedTouch.TooDry ? drawn
                : drawn with { Pressure = -1, Roughness = 1, Patchiness = 1, ContactWidth = 0.5, ContactHeight = 0.4 });
    }

    private GreyImage Slap(FingerRequest request, SimulatedTouch touch, long impression)
    {
        FingerPosition[] hand = request.Position switch
        {
            FingerPosition.PlainThumbs => [FingerPosition.RightThumb, FingerPosition.LeftThumb],
            FingerPosition.PlainLeftFour => [FingerPosition.LeftIndex, FingerPosition.LeftMiddle,
                FingerPosition.LeftRing, FingerPosition.LeftLittle],
            _ => [FingerPosition.RightIndex, FingerPosition.RightMiddle,
                FingerPosition.RightRing, FingerPosition.RightLittle],
        };
        // A finger too few is what goes wrong with a hand.
        var left = touch == SimulatedTouch.WrongFinger ? request.Fingers.Take(1) : [];
        var fingers = hand.Select(finger => request.Fingers.Contains(finger) && !left.Contains(finger)
            ? SimulatedFingers.Of(Whose(touch), finger)
            : null);
        return SyntheticSlap.Of(request.Position, [.. fingers], impression).Picture;
    }

    private string Whose(SimulatedTouch touch) =>
        touch == SimulatedTouch.AnotherPerson ? SimulatedFingers.Stranger : Traveller;

    private GreyImage Without(FingerRequest request, long impression, int deviation)
    {
        var (width, height) = ability == FingerReaderAbility.FourFingers && request.Fingers.Count > 0
            ? (1600, 1000)
            : (Width, Height);
        var pixels = new byte[width * height];
        var random = new Random((int)impression);
        for (var i = 0; i < pixels.Length; i++) pixels[i] = (byte)(Ground - deviation + random.Next(2 * deviation));
        return new(width, height, 500, pixels);
    }

    private static FingerPosition Beside(FingerPosition finger) =>
        finger is FingerPosition.RightLittle or FingerPosition.LeftLittle ? finger - 1 : finger + 1;

    private static GreyImage Half(GreyImage picture)
    {
        var pixels = picture.Pixels.ToArray();
        pixels.AsSpan(pixels.Length / 2).Fill(byte.MaxValue);
        return picture with { Pixels = pixels };
    }
}
