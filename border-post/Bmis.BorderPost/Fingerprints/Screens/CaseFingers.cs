using Bmis.BorderPost.Fingerprints.Capture;
using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.SecondLine;
using Bmis.Crossings.SecondLine;

namespace Bmis.BorderPost.Fingerprints.Screens;

/// <summary>
/// The fingers of referred travellers as first line took them, and what comparing them said: in memory alone, and no
/// longer than their cases are open. Safe for all threads.
/// </summary>
internal sealed class CaseFingers(FingerDesk fingers, InspectionDesk desk, CaseBook cases) : IHostedService
{
    // Four fingers have some hundred kilobytes each; with more travellers than that the oldest is looked at without.
    private const int Most = 64;

    private readonly Lock _gate = new();
    private readonly OrderedDictionary<Guid, Found> _found = [];

    public Task StartAsync(CancellationToken cancellationToken)
    {
        fingers.Taken += Take;
        fingers.Compared += Compare;
        desk.Changed += Look;
        cases.Closed += Forget;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        fingers.Taken -= Take;
        fingers.Compared -= Compare;
        desk.Changed -= Look;
        cases.Closed -= Forget;
        return Task.CompletedTask;
    }

    /// <summary>The fingers of a case; null without any, after a restart, and once the case is closed.</summary>
    internal Found? Find(Guid id)
    {
        lock (_gate) return cases.Find(id) is null ? null : _found.GetValueOrDefault(id);
    }

    private void Take(TakenFingers taken) => Put(taken.InspectionId, one => one with { Result = taken.Result });

    private void Compare(Guid id, FingerComparison? comparison) =>
        Put(id, one => one with { Comparison = comparison });

    // Pictures come while the traveller is at the desk, and also after the referral.
    private void Put(Guid id, Func<Found, Found> change)
    {
        lock (_gate)
        {
            if (!IsWanted(id)) return;
            _found[id] = change(_found.GetValueOrDefault(id) ?? new(null, null));
            if (_found.Count > Most) _found.RemoveAt(0);
        }
    }

    // Whoever was not referred is forgotten at once; a case is opened before the desk is free.
    private void Look()
    {
        lock (_gate)
            foreach (var id in _found.Keys.Where(id => !IsWanted(id)).ToList())
                _found.Remove(id);
    }

    private bool IsWanted(Guid id) =>
        desk.State.Active?.Id == id || cases.Find(id) is { State: not CaseState.Decided };

    private void Forget(Guid id)
    {
        lock (_gate) _found.Remove(id);
    }

    /// <summary>What is known of a traveller's fingers. It prints without them.</summary>
    /// <param name="Result">What was taken; null before.</param>
    /// <param name="Comparison">What a comparison said; null without one.</param>
    internal sealed record Found(CaptureResult? Result, FingerComparison? Comparison)
    {
        public override string ToString() => "[case fingers]";
    }
}
