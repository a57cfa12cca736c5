using System.Runtime.CompilerServices;
using Bmis.BorderPost.Devices.Fingers;

namespace Bmis.BorderPost.Tests.Fingerprints.Capture;

/// <summary>A reader that says what a test wrote down, one line after the other over all watches, then ends.</summary>
internal sealed class ScriptedFingerReader(params FingerEvent[] script) : IFingerReader
{
    private readonly Queue<FingerEvent> _script = new(script);

    public string Name => "scripted";

    public FingerReaderKind Kind => FingerReaderKind.Simulated;

    public FingerReaderAbility Ability => FingerReaderAbility.OneFinger;

    public async IAsyncEnumerable<FingerEvent> WatchAsync(
        FingerRequest request, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.CompletedTask;
        while (_script.TryDequeue(out var one)) yield return one;
    }
}
