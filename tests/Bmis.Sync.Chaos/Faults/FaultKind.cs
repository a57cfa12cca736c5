namespace Bmis.Sync.Chaos.Faults;

/// <summary>What happens to one of a country's processes, disks or links.</summary>
internal enum FaultKind
{
    /// <summary>A lane's process is killed and started again.</summary>
    KillLane,

    /// <summary>A lane's process stands still.</summary>
    HaltLane,

    /// <summary>The disk of a lane's journal is full.</summary>
    FillDisk,

    /// <summary>A lane's connections end, and it gets no new one.</summary>
    CutLink,

    /// <summary>Packets of a lane vanish, and nobody says so.</summary>
    SilenceLine,

    /// <summary>64 kbit/s, 700 ms there and back, three packets of ten lost each way.</summary>
    SlowLine,

    /// <summary>One server of headquarters is killed and started again.</summary>
    KillCentre,

    /// <summary>One server of headquarters stands still; its connections stay.</summary>
    HaltCentre,

    /// <summary>The database is stopped immediately and started again.</summary>
    CrashDatabase,

    /// <summary>The database stands still; its connections stay.</summary>
    HaltDatabase,

    /// <summary>The standby stands still: commits wait.</summary>
    HaltStandby,

    /// <summary>
    /// The standby is away for a while, then the primary's machine is lost: the standby takes its place and gets a
    /// standby of its own.
    /// </summary>
    LosePrimary,
}
