namespace Bmis.Crossings.Corrections;

/// <summary>Why a record is not corrected.</summary>
public enum CorrectionRefusal
{
    /// <summary>Another record is meant than the one that is corrected.</summary>
    OtherRecord = 1,

    /// <summary>Nothing but decision, category and journey may change.</summary>
    OtherChange,

    /// <summary>Second line decides about a traveller who was referred.</summary>
    SecondLine,

    /// <summary>First line cannot decide so, also not by a correction.</summary>
    Decision,

    /// <summary>The correction changes nothing.</summary>
    NothingChanges,

    /// <summary>A correction needs a reason.</summary>
    NeedsReason,

    /// <summary>The reason is longer than a record holds.</summary>
    ReasonTooLong,

    /// <summary>After the shift, and for letting pass against the verdict, a supervisor must agree.</summary>
    NeedsSupervisor,

    /// <summary>Nobody agrees with himself or herself.</summary>
    SupervisorIsOfficer,
}
