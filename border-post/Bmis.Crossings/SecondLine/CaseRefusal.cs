namespace Bmis.Crossings.SecondLine;

/// <summary>Why an event may not happen to a case.</summary>
public enum CaseRefusal
{
    /// <summary>It was decided.</summary>
    AlreadyDecided = 1,

    /// <summary>Somebody else works on it, or nobody does: take it over first.</summary>
    NotYours,

    /// <summary>It is in these hands already.</summary>
    AlreadyYours,

    /// <summary>The note is empty, too long or of no topic.</summary>
    Note,

    /// <summary>The name of whom the traveller was referred to is too long.</summary>
    Referral,

    /// <summary>The decision is not one that second line takes in this direction.</summary>
    Decision,

    /// <summary>These travellers may not be refused, such as the State's own nationals.</summary>
    MayNotBeRefused,

    /// <summary>A refusal needs one to ten grounds of the list, and nothing else has any.</summary>
    Grounds,

    /// <summary>The protection question is not answered.</summary>
    ProtectionUnanswered,

    /// <summary>An answer asks for a referral and none is recorded.</summary>
    ProtectionNotReferred,

    /// <summary>A refusal needs the language of its form and what the traveller did with it.</summary>
    Form,

    /// <summary>Conditions, a legal order or a reason must be given, and fit.</summary>
    Words,

    /// <summary>No outcome waits for a countersign.</summary>
    NothingProposed,

    /// <summary>Only a supervisor countersigns.</summary>
    NotASupervisor,

    /// <summary>Nobody countersigns an outcome of his or her own.</summary>
    OwnOutcome,
}
