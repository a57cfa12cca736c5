namespace Bmis.Sync.Simulation;

/// <summary>How a part breaks its promise. The simulator must catch each: that is its own proof.</summary>
public enum Misbehaviour
{
    None,

    /// <summary>The centre acknowledges a batch before the commit.</summary>
    AcknowledgesEarly,

    /// <summary>The centre stores a run without comparing where the lane is.</summary>
    StoresWithoutComparing,

    /// <summary>The centre takes the newest run of two rivals and forgets the other's.</summary>
    BelievesTheLastOne,

    /// <summary>The lane says "recorded" without flushing its disk.</summary>
    ForgetsToFlush,

    /// <summary>The database commits without waiting for its standby.</summary>
    DoesNotWaitForTheStandby,

    /// <summary>The follower of the rows pages by the last number that it saw.</summary>
    ReadsByLastNumber,

    /// <summary>The centre refuses a batch that holds an entry that cannot be read.</summary>
    ChokesOnPoison,

    /// <summary>The centre lets everything count that comes under a lane's name, before anybody has decided.</summary>
    BelievesAClone,

    /// <summary>The lane swaps a list in before all of it has arrived.</summary>
    AppliesHalfAList,

    /// <summary>The lane tells that a list has arrived without flushing it and its folder.</summary>
    ForgetsToFlushLists,
}
