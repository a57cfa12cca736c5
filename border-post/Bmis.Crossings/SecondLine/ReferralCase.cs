using Bmis.Crossings.Records;

namespace Bmis.Crossings.SecondLine;

/// <summary>
/// A referred traveller in second line: the record that referred, and everything since, as a fold over its events.
/// Immutable; whether an event may happen is the affair of <see cref="CaseRules"/>. It prints as <c>[case]</c>.
/// </summary>
public sealed record ReferralCase
{
    private ReferralCase(Crossing referral) => Referral = referral;

    /// <summary>The record that referred.</summary>
    public Crossing Referral { get; }

    /// <summary>Id of the case.</summary>
    public Guid Id => Referral.CrossingId;

    /// <summary>Where it stands.</summary>
    public CaseState State { get; private init; } = CaseState.Waiting;

    /// <summary>Who works on it; empty while it waits.</summary>
    public string OfficerId { get; private init; } = "";

    /// <summary>When it was first taken over.</summary>
    public DateTimeOffset? TakenOverAt { get; private init; }

    /// <summary>The notes, oldest first.</summary>
    public IReadOnlyList<NoteAdded> Notes { get; private init; } = [];

    /// <summary>The newest answers to the protection question.</summary>
    public Protection Protection { get; private init; } = new();

    /// <summary>The outcome that waits or was decided.</summary>
    public OutcomeProposed? Proposal { get; private init; }

    /// <summary>The last countersign; one that disagrees stands beside an open case.</summary>
    public OutcomeCountersigned? Countersign { get; private init; }

    /// <summary>The moment it was decided.</summary>
    public DateTimeOffset? DecidedAt => State == CaseState.Decided ? Countersign?.At ?? Proposal?.At : null;

    /// <summary>A case as the referral opens it.</summary>
    public static ReferralCase Open(Crossing referral) => new(referral);

    /// <summary>The case after an event. Events after the decision, or of another case, change nothing.</summary>
    public ReferralCase With(CaseEvent happened)
    {
        if (happened.CaseId != Id || State == CaseState.Decided) return this;
        return happened switch
        {
            TakenOver taken => this with
            {
                State = CaseState.TakenOver,
                OfficerId = taken.OfficerId,
                TakenOverAt = TakenOverAt ?? taken.At,
                Proposal = null,
                Countersign = null,
            },
            NoteAdded note => this with { Notes = [.. Notes, note] },
            ProtectionAnswered answered => this with { Protection = answered.Answers },
            OutcomeProposed proposed => this with
            {
                State = proposed.Outcome.NeedsCountersign ? CaseState.Proposed : CaseState.Decided,
                Proposal = proposed,
                Countersign = null,
            },
            OutcomeCountersigned signed when State == CaseState.Proposed => this with
            {
                State = signed.Agrees ? CaseState.Decided : CaseState.TakenOver,
                Countersign = signed,
            },
            _ => this,
        };
    }

    /// <summary>How long the traveller has waited or did wait for a decision.</summary>
    public TimeSpan Waited(DateTimeOffset now) => (DecidedAt ?? now) - Referral.DecidedAt;

    /// <inheritdoc/>
    public override string ToString() => "[case]";
}
