namespace Bmis.Sync.Simulation;

/// <summary>How a broken centre breaks. The simulator must catch each: that is its own proof.</summary>
public enum Misbehaviour
{
    None,

    /// <summary>It acknowledges a batch before the commit.</summary>
    AcknowledgesEarly,

    /// <summary>It stores a run without comparing where the lane is.</summary>
    StoresWithoutComparing,

    /// <summary>It takes the newest run of two rivals and forgets the other's.</summary>
    BelievesTheLastOne,
}
