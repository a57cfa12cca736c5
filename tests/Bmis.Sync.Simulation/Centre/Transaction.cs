using Bmis.Sync.Envelopes;
using Bmis.Sync.Inbox;

namespace Bmis.Sync.Simulation.Centre;

/// <summary>A run of entries on its way into the database, with the numbers its rows have in the feed.</summary>
internal sealed class Transaction(Producer producer, ReceiverStep.Store store, long firstRow)
{
    public Producer Producer => producer;

    public ReceiverStep.Store Store => store;

    public long FirstRow => firstRow;

    public long LastRow => firstRow + store.Run.Count - 1;

    public Outcome State { get; set; }

    internal enum Outcome
    {
        UnderWay,
        Committed,
        Lost,
    }
}
