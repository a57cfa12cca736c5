using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Bmis.Sync.Attachments;
using Bmis.Sync.Distribution.Roles;
using Bmis.Sync.Envelopes;
using Bmis.Sync.Inbox;
using Bmis.Sync.Kits;
using Bmis.Sync.Protocol;
using Bmis.TestKit;
using Bmis.TestKit.Stores;
using Google.Protobuf;
using Microsoft.Extensions.Logging.Abstractions;
using Checkpoint = Bmis.Sync.Envelopes.Checkpoint;
using Envelope = Bmis.Sync.Envelopes.Envelope;

namespace Bmis.Sync.Tests.Kits;

/// <summary>A lane's device, a centre's key and store, and a disk between them.</summary>
internal sealed class KitBench : IDisposable
{
    private readonly ScratchFolder _disk = new();
    private readonly ECDsa _deviceKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    internal KitBench() => Device = new CertificateRequest("CN=lane", _deviceKey, HashAlgorithmName.SHA256)
        .CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(90));

    internal Producer Lane { get; } = new("KEMBA-01");

    internal X509Certificate2 Device { get; }

    internal ECDsa CentreKey { get; } = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    internal MemoryInboxStore Inbox { get; } = new();

    internal MemoryAttachmentStore Attachments { get; } = new();

    internal string At(string name) => Path.Combine(_disk.Path, name);

    /// <summary>Writes a kit of these entries, which need not follow each other.</summary>
    internal string Write(
        IReadOnlyList<Envelope> entries, Checkpoint start, Checkpoint end, params IEnumerable<KitItem> more)
    {
        var header = new KitHeader
        {
            LaneId = Lane.LaneId,
            Journal = new JournalKit { Epoch = 1, Start = Said(start), End = Said(end) },
        };
        using var writer = KitWriter.Create(
            At("kit"), header, [RoleKey.Of(CentreKey)], KitSigning.AsDevice(Device));
        foreach (var entry in entries)
            writer.Write(new KitItem { Envelope = EnvelopeCodec.ToWire(entry) });
        foreach (var item in more)
            writer.Write(item);
        writer.Commit();
        return At("kit");
    }

    internal async Task<KitOutcome> TakeAsync(string file)
    {
        using var kit = KitReader.Open(file);
        Assert.True(KitSigning.IsSignedBy(kit.Signed, Device));
        Assert.True(kit.Unlock([CentreKey]));
        var intake = new KitIntake(Inbox, Attachments, TimeProvider.System, NullLogger<KitIntake>.Instance);
        return await intake.TakeAsync(
            KitIntake.BranchOf(kit.Header, Lane)!, kit, default, null, TestContext.Current.CancellationToken);
    }

    internal static KitItem Picture(AttachmentKey key, byte[] content) => new()
    {
        Attachment = new Attachment { Name = AttachmentService.Name(key), Content = ByteString.CopyFrom(content) },
    };

    public void Dispose()
    {
        Device.Dispose();
        _deviceKey.Dispose();
        CentreKey.Dispose();
        _disk.Dispose();
    }

    private static Acknowledgement Said(Checkpoint one) => new()
    {
        Sequence = one.Sequence, Hash = ByteString.CopyFrom(one.Hash.Span),
    };
}
