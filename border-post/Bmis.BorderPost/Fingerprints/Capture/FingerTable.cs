using Bmis.Biometrics.Images;
using Bmis.BorderPost.Devices.Fingers;
using Bmis.Crossings.Fingerprints;

namespace Bmis.BorderPost.Fingerprints.Capture;

/// <summary>The plan's fingers and what has become of each. Safe for all threads: the officer acts meanwhile.</summary>
internal sealed class FingerTable
{
    private readonly Lock _gate = new();
    private readonly CapturePlan _plan;
    private readonly List<Row> _rows;

    internal FingerTable(CapturePlan plan)
    {
        if (plan.Fingers.Count == 0 || !plan.Fingers.All(CapturePositions.IsFinger)
            || plan.Fingers.Distinct().Count() != plan.Fingers.Count)
            throw new ArgumentException("A plan names single fingers, each once.", nameof(plan));
        _plan = plan;
        _rows = [.. plan.Fingers.Select(finger => new Row(finger))];
        foreach (var absent in plan.Absent) Excuse(absent);
    }

    /// <summary>How all of them stand, in the order of the plan.</summary>
    internal IReadOnlyList<FingerStanding> Standing
    {
        get
        {
            lock (_gate) return [.. _rows.Select(row => row.Standing)];
        }
    }

    /// <summary>The best pictures, of fingers that are still open too.</summary>
    internal IReadOnlyList<CapturedFinger> Best
    {
        get
        {
            lock (_gate) return [.. _rows.Select(row => row.Best).OfType<CapturedFinger>()];
        }
    }

    /// <summary>Fingers whose first picture was good.</summary>
    internal int GoodAtOnce
    {
        get
        {
            lock (_gate) return _rows.Count(row => row is { Attempts: 1, Best: { } best } && IsGood(best));
        }
    }

    /// <summary>What is to be asked for next; null when nothing is open.</summary>
    internal FingerRequest? Next(FingerReaderAbility ability)
    {
        lock (_gate)
        {
            if (_rows.Find(row => row.State == FingerState.Open) is not { } first) return null;
            var there = _rows.Where(row => row.State != FingerState.Absent).Select(row => row.Finger);
            return CapturePositions.RequestFor(first.Finger, there, ability);
        }
    }

    /// <summary>Whether something that was asked for is still to be taken.</summary>
    internal bool IsOpen(FingerPosition finger)
    {
        lock (_gate) return _rows.Exists(row => row.Finger == finger && row.State == FingerState.Open);
    }

    /// <summary>Pictures that were taken of a finger.</summary>
    internal int Attempts(FingerPosition finger)
    {
        lock (_gate) return Of(finger)?.Attempts ?? 0;
    }

    /// <summary>Counts a picture of a finger and keeps it when it is its best.</summary>
    internal void Count(FingerPosition finger, CapturedFinger? taken)
    {
        lock (_gate)
        {
            if (Of(finger) is not { State: not FingerState.Absent } row) return;
            row.Attempts++;
            if (taken is not null && taken.Quality >= _plan.LeastQuality && !(row.Best?.Quality >= taken.Quality))
                row.Best = taken;
            if (row.Best is { } best && (IsGood(best) || row.Attempts >= _plan.Attempts)) row.State = FingerState.Kept;
            else if (row.Attempts >= _plan.Attempts) row.State = FingerState.NotTaken;
        }
    }

    /// <summary>A finger has no print.</summary>
    internal void Excuse(AbsentFinger absent)
    {
        lock (_gate)
        {
            if (Of(absent.Position) is not { } row) return;
            (row.State, row.Reason, row.Best) = (FingerState.Absent, absent.Reason, null);
        }
    }

    /// <summary>A finger is to be taken anew, with all its attempts, whatever became of it.</summary>
    internal void Reopen(FingerPosition finger)
    {
        lock (_gate)
        {
            if (Of(finger) is not { } row) return;
            (row.State, row.Reason, row.Best, row.Attempts) = (FingerState.Open, null, null, 0);
        }
    }

    /// <summary>Nothing more comes: what is open is kept as far as it has come.</summary>
    internal void Close()
    {
        lock (_gate)
            foreach (var row in _rows.Where(row => row.State == FingerState.Open))
                row.State = row.Best is null ? FingerState.NotTaken : FingerState.Kept;
    }

    private bool IsGood(CapturedFinger finger) => finger.Quality >= _plan.GoodQuality;

    private Row? Of(FingerPosition finger) => _rows.Find(row => row.Finger == finger);

    private sealed class Row(FingerPosition finger)
    {
        internal FingerPosition Finger => finger;
        internal FingerState State { get; set; } = FingerState.Open;
        internal FingerPresence? Reason { get; set; }
        internal int Attempts { get; set; }
        internal CapturedFinger? Best { get; set; }
        internal FingerStanding Standing => new(finger, State, Attempts, Best?.Quality, Reason);
    }
}
