using System.Runtime.CompilerServices;
using Bmis.Biometrics;
using Bmis.Biometrics.Images;
using Bmis.BorderPost.Devices;
using Bmis.BorderPost.Devices.Fingers;
using Bmis.Crossings.Fingerprints;

namespace Bmis.BorderPost.Fingerprints.Capture;

/// <summary>
/// Takes the fingers of a plan with one reader: asks for each, judges each picture, says why another one is wanted and
/// keeps the best. It runs once. The officer's acts may come from any thread meanwhile.
/// </summary>
internal sealed class CaptureSession(
    IFingerReader reader, IFingerprintEngine engine, CapturePlan plan, TimeProvider clock)
{
    private readonly FingerTable _table = new(plan);
    private readonly PictureJudge _judge = new(engine, plan);
    private readonly Lock _gate = new();
    private CancellationTokenSource? _turn;
    private bool _isFinished;
    private int _pictures;
    private int _faults;

    /// <summary>What it brought home; null until it has ended.</summary>
    internal CaptureResult? Result { get; private set; }

    /// <summary>The officer says that a finger has no print, and why.</summary>
    internal void Excuse(FingerPosition finger, FingerPresence reason)
    {
        _table.Excuse(new(finger, reason));
        EndTurn();
    }

    /// <summary>The officer wants a finger anew, or takes back that it is missing.</summary>
    internal void Retake(FingerPosition finger)
    {
        _table.Reopen(finger);
        EndTurn();
    }

    /// <summary>The officer ends the capture with what there is.</summary>
    internal void Finish()
    {
        Volatile.Write(ref _isFinished, true);
        EndTurn();
    }

    /// <summary>Runs until every finger is settled, the time is over or the officer ends it.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled: nothing was brought home.</exception>
    internal async IAsyncEnumerable<CaptureStep> RunAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(plan.Limit, clock);
        var start = clock.GetTimestamp();
        var (isFirst, isLost) = (true, false);
        while (!isLost && !limit.IsCancellationRequested && !Volatile.Read(ref _isFinished)
            && _table.Next(reader.Ability) is { } next)
        {
            var request = next with { IsFirst = isFirst };
            isFirst = false;
            using var turn = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
            BeginTurn(turn);
            try
            {
                await using var events = reader.WatchAsync(request, turn.Token).GetAsyncEnumerator(turn.Token);
                while (IsWanted(request) && await NextAsync(events, turn.Token) is { } one)
                    yield return Take(one, request);
                isLost = IsWanted(request) && !turn.IsCancellationRequested;
            }
            finally
            {
                BeginTurn(null);
            }

            cancellation.ThrowIfCancellationRequested();
        }

        var end = Volatile.Read(ref _isFinished) ? CaptureEnd.Finished
            : isLost ? CaptureEnd.ReaderLost
            : limit.IsCancellationRequested ? CaptureEnd.TimedOut
            : CaptureEnd.Complete;
        Result = End(end, clock.GetElapsedTime(start));
        yield return new(CapturePhase.Ended, FingerPosition.Unknown, 0, _table.Standing) { End = Result.End };
    }

    private bool IsWanted(FingerRequest request) =>
        !Volatile.Read(ref _isFinished) && request.Fingers.Any(_table.IsOpen);

    private static async ValueTask<FingerEvent?> NextAsync(
        IAsyncEnumerator<FingerEvent> events, CancellationToken turn)
    {
        try
        {
            return await events.MoveNextAsync() ? events.Current : null;
        }
        catch (OperationCanceledException) when (turn.IsCancellationRequested)
        {
            return null;
        }
    }

    private CaptureStep Take(FingerEvent one, FingerRequest request)
    {
        var attempt = _table.Attempts(request.Fingers[0]) + 1;
        var step = new CaptureStep(CapturePhase.FingerAwaited, request.Position, attempt, _table.Standing);
        return one switch
        {
            FingerReaderStateChanged { State: not DeviceState.Ready } => step with { Phase = CapturePhase.ReaderAway },
            FingerAwaited { MustLift: true } => step with { Phase = CapturePhase.LiftAwaited },
            FingerArriving arriving => step with
            {
                Phase = CapturePhase.Arriving, Percent = arriving.Percent, Picture = arriving.SoFar,
            },
            FingerFaulted faulted => Fault(step, faulted.Reason),
            FingerTaken taken => Judge(step, taken, request),
            _ => step,
        };
    }

    private CaptureStep Fault(CaptureStep step, FingerReaderFault reason)
    {
        _faults++;
        return step with { Phase = CapturePhase.Faulted, Fault = reason };
    }

    private CaptureStep Judge(CaptureStep step, FingerTaken picture, FingerRequest request)
    {
        _pictures++;
        var verdict = _judge.Judge(request, picture, _table, step.Attempt);
        foreach (var (finger, taken) in verdict.Fingers) _table.Count(finger, taken);
        return step with
        {
            Phase = CapturePhase.Judged, Percent = 100, Picture = picture.Picture, Quality = verdict.Quality,
            Retry = verdict.Reason, Fingers = _table.Standing,
        };
    }

    private CaptureResult End(CaptureEnd end, TimeSpan elapsed)
    {
        _table.Close();
        var standing = _table.Standing;
        var absent = standing.Where(one => one.State == FingerState.Absent)
            .Select(one => new AbsentFinger(one.Position, one.Reason!.Value)).ToArray();
        var notTaken = standing.Where(one => one.State == FingerState.NotTaken).Select(one => one.Position).ToArray();
        if (end == CaptureEnd.Complete && notTaken.Length > 0) end = CaptureEnd.Incomplete;
        var kept = _table.Best;
        var count = new CaptureCount(
            reader.Name, reader.Kind, standing.Count - absent.Length, kept.Count, _table.GoodAtOnce, _pictures,
            _faults, elapsed.TotalSeconds);
        return new(end, kept, absent, notTaken, count);
    }

    private void BeginTurn(CancellationTokenSource? turn)
    {
        lock (_gate) _turn = turn;
    }

    // The reader is asked anew, for what is open now.
    private void EndTurn()
    {
        lock (_gate) _turn?.Cancel();
    }
}
