using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.SecondLine;
using Bmis.Crossings.Decisions;
using Bmis.Crossings.SecondLine;

namespace Bmis.BorderPost.Hits;

/// <summary>
/// The chips' portraits of travellers with a hit, in memory alone, until headquarters has them: it compares the same
/// portrait as the officer did. Nobody else's is held, and a refusal that keeps no biometrics takes it away. Safe for
/// all threads.
/// </summary>
internal sealed class HitPortraits(InspectionDesk desk, CaseBook cases, LaneProfile profile, TimeProvider clock)
    : IHostedService
{
    // A portrait has some tens of kilobytes; beyond that the oldest goes.
    private const int Most = 64;

    private static readonly TimeSpan Longest = TimeSpan.FromHours(72);

    private readonly Lock _gate = new();
    private readonly OrderedDictionary<Guid, Held> _held = [];
    private byte[]? _last;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        desk.Changed += Look;
        cases.Closed += Close;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        desk.Changed -= Look;
        cases.Closed -= Close;
        return Task.CompletedTask;
    }

    /// <summary>The portrait, a JPEG that was written here; null when it is not held.</summary>
    internal byte[]? Find(Guid crossing)
    {
        Look();
        lock (_gate)
        {
            DropOld();
            return _held.GetValueOrDefault(crossing)?.Jpeg;
        }
    }

    /// <summary>It is not needed any more.</summary>
    internal void Forget(Guid crossing)
    {
        lock (_gate) _held.Remove(crossing);
    }

    // Also a chip that was read to the end only after the decision. What was forgotten is not taken up again.
    private void Look()
    {
        if (desk.State.Previous is not { Inspection: { Chip.Portrait: { } portrait } decided } previous) return;
        if (decided.RecordedHits.All(one => one.IsCleared)) return;
        lock (_gate)
        {
            if (ReferenceEquals(_last, portrait)) return;
            _last = portrait;
            _held[decided.Id] = new(portrait, previous.DecidedAt);
            if (_held.Count > Most) _held.RemoveAt(0);
        }
    }

    private void Close(Guid id)
    {
        if (cases.Find(id)?.Proposal is { Outcome: { } outcome }
            && outcome.Decision == DecisionCode.RefuseEntry
            && !ClosingRecord.KeepsBiometrics(outcome, profile.Current))
            Forget(id);
    }

    private void DropOld()
    {
        var since = clock.GetUtcNow() - Longest;
        while (_held.Count > 0 && _held.GetAt(0).Value.At < since) _held.RemoveAt(0);
    }

    private sealed record Held(byte[] Jpeg, DateTimeOffset At)
    {
        public override string ToString() => "[portrait]";
    }
}
