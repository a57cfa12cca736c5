namespace Bmis.Sync.Simulation;

/// <summary>What may go wrong in the world.</summary>
internal enum Fault
{
    MessageLost,
    MessageDoubled,
    MessagesOvertake,
    StreamCut,

    /// <summary>The lane gives its stream up and the centre does not know.</summary>
    StreamLeft,
    LaneKilled,
    PowerCut,
    ServerStopped,

    /// <summary>A lane and a server cannot reach each other, for minutes or days.</summary>
    LaneParted,

    /// <summary>A server cannot reach the database.</summary>
    DatabaseParted,
    FailOver,
    StandbyLost,
    ClockJump,
    Backup,
    BackupRestored,
    LaneCloned,
}
