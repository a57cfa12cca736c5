namespace Bmis.Sync.Distribution.Roles;

/// <summary>The four roles of The Update Framework (specification 1.0, section 2.1).</summary>
public enum RoleKind
{
    /// <summary>Says whose signatures count for which role; its keys are kept off line.</summary>
    Root,

    /// <summary>Says which snapshot is the newest, so that nobody can hold a lane at an old state unseen.</summary>
    Timestamp,

    /// <summary>Says which targets belong together.</summary>
    Snapshot,

    /// <summary>Says which version of each list lanes should hold, by the digest of its manifest.</summary>
    Targets,
}
