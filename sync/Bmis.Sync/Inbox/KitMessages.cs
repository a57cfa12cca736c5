using Bmis.Sync.Envelopes;
using Bmis.Sync.Kits;
using Bmis.Sync.Protocol;
using Google.Protobuf;
using Checkpoint = Bmis.Sync.Envelopes.Checkpoint;
using Envelope = Bmis.Sync.Protocol.Envelope;

namespace Bmis.Sync.Inbox;

/// <summary>
/// The entries of a kit as the messages of a stream: a hello, then batches up to the kit's last entry. What is good
/// before a fault is still handed on.
/// </summary>
internal sealed class KitMessages(KitReader kit, Producer branch, Checkpoint acknowledged)
{
    /// <summary>What is wrong with the file; empty when nothing is.</summary>
    public string Fault { get; private set; } = "";

    /// <summary>The number of the entry that the file should have next.</summary>
    public long NextSequence { get; private set; } = kit.Header.Journal.Start.Sequence + 1;

    /// <summary>The number of the kit's last entry.</summary>
    public long End => kit.Header.Journal.End.Sequence;

    public async IAsyncEnumerable<PushRequest> ReadAsync()
    {
        yield return new PushRequest { Hello = Hello() };
        while (NextSequence <= End && Fault.Length == 0)
        {
            // Reading a stick takes its time: the thread that stores goes on meanwhile.
            var batch = await Task.Run(NextBatch);
            if (batch.Envelopes.Count == 0)
                yield break;
            yield return new PushRequest { Batch = batch };
        }
    }

    private Hello Hello()
    {
        var journal = kit.Header.Journal;
        var hello = new Hello
        {
            LaneId = branch.LaneId,
            SoftwareVersion = journal.SoftwareVersion,
            HeadSequence = journal.End.Sequence,
            HeadHash = journal.End.Hash,
            Epoch = branch.Epoch,
        };
        if (acknowledged.Sequence > 0)
            hello.Acknowledged = new Acknowledgement
            {
                Sequence = acknowledged.Sequence, Hash = ByteString.CopyFrom(acknowledged.Hash.Span),
            };
        return hello;
    }

    private Batch NextBatch()
    {
        var batch = new Batch();
        for (long bytes = 0; bytes < EnvelopeLimits.BatchBytes && NextSequence <= End; NextSequence++)
        {
            if (batch.Envelopes.Count == EnvelopeLimits.BatchEntries || Next() is not { } envelope)
                break;
            batch.Envelopes.Add(envelope);
            bytes += envelope.CalculateSize();
        }

        return batch;
    }

    private Envelope? Next()
    {
        try
        {
            if (kit.Next()?.Envelope is { } envelope)
                return envelope;
            Fault = $"The kit has no entry {NextSequence}.";
        }
        catch (KitException failure)
        {
            Fault = $"The kit is bad from entry {NextSequence} on: {failure.Message}";
        }

        return null;
    }
}
