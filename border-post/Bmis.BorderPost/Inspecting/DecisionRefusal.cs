namespace Bmis.BorderPost.Inspecting;

/// <summary>Why the lane did not take a decision.</summary>
internal enum DecisionRefusal
{
    /// <summary>The inspection is not the active one.</summary>
    NothingToDecide = 1,

    /// <summary>The result changed since the officer saw it.</summary>
    StaleRevision,

    /// <summary>The verdict changed less than 400 ms ago.</summary>
    TooSoon,

    /// <summary>Admitting against the verdict needs a reason.</summary>
    NeedsReason,

    /// <summary>The reason is longer than a record holds.</summary>
    ReasonTooLong,

    /// <summary>A supervisor must agree.</summary>
    NeedsSupervisor,

    /// <summary>Nobody with this id and password may agree now.</summary>
    SupervisorNotConfirmed,

    /// <summary>The officer cannot agree with himself or herself.</summary>
    SupervisorIsOfficer,

    /// <summary>Another decision about this traveller is being written.</summary>
    AlreadyDeciding,

    /// <summary>The officer has no open shift at this lane.</summary>
    NoShift,

    /// <summary>The disk did not take the record; nothing was decided.</summary>
    CannotRecord,
}
