using Bmis.BorderPost.Devices.Fingers;
using Bmis.BorderPost.Fingerprints.Capture;
using Bmis.BorderPost.Inspecting;

namespace Bmis.BorderPost.Fingerprints;

/// <summary>One capture of one traveller: it begins, runs by itself and ends once.</summary>
internal sealed class CaptureTurn(
    InspectionSubject subject, IFingerReader reader, CapturePlan plan, CaptureSession session, CaptureResult? before,
    CancellationToken closing) : IDisposable
{
    private readonly CancellationTokenSource _cancellation = CancellationTokenSource.CreateLinkedTokenSource(closing);

    internal InspectionSubject Subject { get; set; } = subject;

    internal IFingerReader Reader => reader;

    internal CapturePlan Plan => plan;

    internal CaptureSession Session => session;

    /// <summary>How the fingers stood at the last step.</summary>
    internal IReadOnlyList<FingerStanding> Standing { get; set; } = [];

    internal CancellationToken Cancellation => _cancellation.Token;

    /// <summary>What it brought home, with what an earlier capture had and this one was not to take.</summary>
    internal CaptureResult? Result => session.Result is { } now ? WithBefore(now) : null;

    /// <summary>What it comes to when its reader broke.</summary>
    internal CaptureResult Broken => WithBefore(FingerPlanning.Nothing(reader, plan));

    /// <summary>Nothing of it is wanted.</summary>
    internal void Drop() => _cancellation.Cancel();

    public void Dispose() => _cancellation.Dispose();

    private CaptureResult WithBefore(CaptureResult now) => before is null
        ? now
        : now with
        {
            Fingers = [.. before.Fingers.Where(one => !plan.Fingers.Contains(one.Position)), .. now.Fingers],
            Absent = [.. before.Absent.Where(one => !plan.Fingers.Contains(one.Position)), .. now.Absent],
            NotTaken = [.. before.NotTaken.Except(plan.Fingers), .. now.NotTaken],
        };
}
