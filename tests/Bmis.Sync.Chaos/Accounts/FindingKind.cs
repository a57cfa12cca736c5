namespace Bmis.Sync.Chaos.Accounts;

/// <summary>What the ledger has found to be wrong.</summary>
internal enum FindingKind
{
    /// <summary>A receipt or an acknowledgement whose entry is not in the warehouse.</summary>
    Lost,

    /// <summary>An entry or a crossing that stands there twice, or two receipts for one crossing.</summary>
    Doubled,

    /// <summary>What a lane holds and the centre did not get in time.</summary>
    Stuck,

    /// <summary>What a reader that follows intake never saw.</summary>
    Missed,

    /// <summary>The proof of a journal fails.</summary>
    Broken,

    /// <summary>A program ended by itself, or a lane was refused.</summary>
    Failed,
}
