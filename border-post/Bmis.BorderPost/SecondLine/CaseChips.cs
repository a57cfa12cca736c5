using Bmis.BorderPost.Inspecting;
using Bmis.Crossings.Decisions;
using Bmis.Crossings.SecondLine;

namespace Bmis.BorderPost.SecondLine;

/// <summary>
/// What the chips of referred travellers brought, in memory alone and no longer than their cases are open: second line
/// compares the same portrait as first line did, and nothing of it is ever on a disk. Safe for all threads.
/// </summary>
internal sealed class CaseChips(InspectionDesk desk, CaseBook cases) : IHostedService
{
    // A portrait has some tens of kilobytes; with more open cases than that the oldest is looked at without.
    private const int Most = 64;

    private readonly Lock _gate = new();
    private readonly OrderedDictionary<Guid, ChipFinding> _chips = [];

    public Task StartAsync(CancellationToken cancellationToken)
    {
        desk.Changed += Look;
        cases.Closed += Forget;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        desk.Changed -= Look;
        cases.Closed -= Forget;
        return Task.CompletedTask;
    }

    /// <summary>The chip of an open case; null without one, after a restart, and once the case is closed.</summary>
    internal ChipFinding? Find(Guid id)
    {
        lock (_gate) return _chips.GetValueOrDefault(id);
    }

    // Also a chip that was read to the end only after the traveller had been referred.
    private void Look()
    {
        if (desk.State.Previous is not { Inspection: { Chip: { } chip, Id: var id } } previous) return;
        if (previous.Decision != DecisionCode.Refer || ReferenceEquals(Find(id), chip)) return;
        lock (_gate)
        {
            if (cases.Find(id) is not { State: not CaseState.Decided }) return;
            _chips[id] = chip;
            if (_chips.Count > Most) _chips.RemoveAt(0);
        }
    }

    private void Forget(Guid id)
    {
        lock (_gate) _chips.Remove(id);
    }
}
