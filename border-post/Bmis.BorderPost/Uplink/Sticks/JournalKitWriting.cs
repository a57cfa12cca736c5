using System.Reflection;
using Bmis.BorderPost.Journaling;
using Bmis.BorderPost.Serving;
using Bmis.Crossings.Contracts;
using Bmis.Sync.Distribution.Roles;
using Bmis.Sync.Envelopes;
using Bmis.Sync.Kits;
using Bmis.Sync.Protocol;
using Google.Protobuf;
using Checkpoint = Bmis.Sync.Envelopes.Checkpoint;
using Envelope = Bmis.Sync.Envelopes.Envelope;

namespace Bmis.BorderPost.Uplink.Sticks;

/// <summary>Writes a run of the lane's journal as a kit that only headquarters can open. Memory holds one batch.
/// </summary>
internal sealed class JournalKitWriting
{
    private readonly StickRooms _rooms;
    private readonly JournalView _journal;

    /// <summary>Chooses the run: all that is not acknowledged, or what is asked for.</summary>
    /// <exception cref="KitException">The journal does not have it.</exception>
    internal JournalKitWriting(StickRooms rooms, JournalView journal, long? from, long? to)
    {
        (_rooms, _journal) = (rooms, journal);
        if (journal.Lane != rooms.Lane.Id)
            throw new CannotStartException($"The journal belongs to lane {journal.Lane}, but Lane:Id is another.");
        Start = from is { } first ? At(first - 1) : journal.Agreed;
        End = to is { } last && last < journal.Head.Sequence ? At(last) : journal.Head;
        if (Start.Sequence > End.Sequence)
            throw new KitException($"The journal ends at entry {journal.Head.Sequence}: there is nothing to write.");
    }

    internal Checkpoint Start { get; }

    internal Checkpoint End { get; }

    internal long Entries => End.Sequence - Start.Sequence;

    internal int Attachments { get; private set; }

    /// <summary>Writes the kit and says how large it is.</summary>
    /// <exception cref="IOException">The journal or the stick failed; there is no file of this name.</exception>
    internal long Write(string file, IProgress<long> progress, CancellationToken cancellation)
    {
        var sign = KitSigning.AsDevice(_rooms.RequireDevice().Certificate);
        using var writer = KitWriter.Create(file, Header(), Recipients(), sign);
        foreach (var entry in Run(cancellation))
        {
            writer.Write(new KitItem { Envelope = EnvelopeCodec.ToWire(entry) });
            progress.Report(entry.Sequence);
        }

        WriteAttachments(writer, cancellation);
        writer.Commit();
        return new FileInfo(file).Length;
    }

    // They come last: what is good of the journal counts although a picture is not.
    private void WriteAttachments(KitWriter writer, CancellationToken cancellation)
    {
        var pictures = new StickAttachments(_rooms.Lane.Folder, _rooms.Keys);
        foreach (var (key, content) in Run(cancellation).SelectMany(pictures.Of))
        {
            writer.Write(new KitItem
            {
                Attachment = new Attachment
                {
                    Name = new AttachmentName
                    {
                        About = ByteString.CopyFrom(key.About.ToByteArray(bigEndian: true)), Kind = key.Kind,
                    },
                    Content = UnsafeByteOperations.UnsafeWrap(content),
                },
            });
            Attachments++;
        }
    }

    private IEnumerable<Envelope> Run(CancellationToken cancellation)
    {
        for (var next = Start.Sequence + 1; next <= End.Sequence;)
        {
            cancellation.ThrowIfCancellationRequested();
            var run = _journal.Read(next, EnvelopeLimits.BatchEntries, EnvelopeLimits.BatchBytes);
            if (run.Count == 0 || run[0].Sequence != next)
                throw new KitException($"Entry {next} is missing in the lane's own journal: write what is before it "
                    + $"with --to {next - 1}, and have the journal verified.");
            foreach (var entry in run.TakeWhile(entry => entry.Sequence == next && next <= End.Sequence))
            {
                yield return entry;
                next++;
            }
        }
    }

    private KitHeader Header()
    {
        var header = new KitHeader
        {
            LaneId = _journal.Lane,
            Created = UnixTime.ToMicroseconds(_rooms.Clock.GetUtcNow()),
            Journal = new JournalKit
            {
                Epoch = _journal.Epoch,
                SoftwareVersion = Assembly.GetExecutingAssembly().GetName().Version!.ToString(3),
                Start = Said(Start),
                End = Said(End),
            },
        };
        if (_journal.Agreed is { Sequence: > 0 } agreed)
            header.Journal.Acknowledged = Said(agreed);
        return header;
    }

    // Headquarters' servers hold the key of the timestamp, and every lane knows it from the root.
    private IReadOnlyList<RoleKey> Recipients()
    {
        if (_rooms.Verifier.Trust?.Roles.Root is not { } root)
            throw new CannotStartException(
                "Lists:Root must name the root of headquarters: a kit is sealed with the keys that it names.");
        return [.. root.Holders[RoleKind.Timestamp].KeyIds.Select(id => root.Find(RoleKind.Timestamp, id)!)];
    }

    private Checkpoint At(long sequence) => _journal.HashAt(sequence) is { } hash
        ? new Checkpoint(sequence, hash)
        : throw new KitException($"The journal has no entry {sequence}.");

    private static Acknowledgement Said(Checkpoint checkpoint) => new()
    {
        Sequence = checkpoint.Sequence, Hash = ByteString.CopyFrom(checkpoint.Hash.Span),
    };
}
