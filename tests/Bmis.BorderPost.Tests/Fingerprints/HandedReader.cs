using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Bmis.Biometrics.Images;
using Bmis.Biometrics.Synthesis;
using Bmis.BorderPost.Devices.Fingers;

namespace Bmis.BorderPost.Tests.Fingerprints;

/// <summary>A reader that says exactly what a test hands it.</summary>
internal sealed class HandedReader(FingerReaderAbility ability = FingerReaderAbility.OneFinger) : IFingerReader
{
    private static readonly Lazy<SyntheticFinger[]> Grown =
        new(() => [.. Enumerable.Range(2, 2).Select(seed => new SyntheticFinger(seed))]);

    private readonly Channel<FingerEvent> _events = Channel.CreateUnbounded<FingerEvent>();

    public string Name => "Handed reader";

    public FingerReaderKind Kind => FingerReaderKind.Simulated;

    public FingerReaderAbility Ability => ability;

    /// <summary>A clean print of one of two fingers, in the size of small readers.</summary>
    internal static GreyImage Print(int finger, double pressure = 0) => Grown.Value[finger].Impression(
        1, new ImpressionParameters { Width = 256, Height = 288, Pressure = pressure });

    /// <summary>What has come of a picture: the rest is white.</summary>
    internal static GreyImage Part(GreyImage whole, int percent)
    {
        var pixels = (byte[])whole.Pixels.Clone();
        Array.Fill(pixels, (byte)255, whole.Height * percent / 100 * whole.Width, whole.Width
            * (whole.Height - (whole.Height * percent / 100)));
        return whole with { Pixels = pixels };
    }

    /// <summary>Glass without a finger.</summary>
    internal static GreyImage Blank { get; } = new(256, 288, 500, [.. Enumerable.Repeat((byte)230, 256 * 288)]);

    internal void Say(params FingerEvent[] events)
    {
        foreach (var one in events) Assert.True(_events.Writer.TryWrite(one));
    }

    public async IAsyncEnumerable<FingerEvent> WatchAsync(
        FingerRequest request, [EnumeratorCancellation] CancellationToken cancellation)
    {
        yield return new FingerAwaited();
        await foreach (var one in _events.Reader.ReadAllAsync(cancellation)) yield return one;
    }
}
