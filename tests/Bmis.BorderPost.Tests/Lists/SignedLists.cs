using Bmis.Biographics;
using Bmis.BorderPost.Lists;
using Bmis.BorderPost.Serving;
using Bmis.Crossings;
using Bmis.Sync.Distribution;
using Bmis.Sync.Distribution.Roles;
using Bmis.TestKit.Lists;
using Bmis.Watchlist.Lists;
using Google.Protobuf;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Bmis.BorderPost.Tests.Lists;

/// <summary>A centre's signing key, and lists as they lie on a lane's disk.</summary>
internal sealed class SignedLists : IDisposable
{
    private readonly Scratch _scratch;
    private readonly TimeProvider _clock;

    internal SignedLists(Scratch scratch, TimeProvider clock)
    {
        (_scratch, _clock) = (scratch, clock);
        Centre = new(clock.GetUtcNow()) { Life = TimeSpan.FromDays(3_650) };
        File.WriteAllBytes(RootFile, RoleCodec.ToBytes(Centre.Root));
        Settings = Options.Create(new ListsOptions { Root = RootFile });
    }

    /// <summary>Who signs at the centre.</summary>
    internal SignedCatalogue Centre { get; }

    internal ListSigner Signer => Centre.Signer;

    internal string RootFile => _scratch.File("1.root");

    internal static byte[] Alert(params string[] surnames) => AlertListFile.Write(
    [
        .. surnames.Select((surname, index) => new AlertEntry
        {
            Id = $"test:{index + 1}",
            Kind = EntryKind.Person,
            Names = [new AlertName(surname, "Anna Maria")],
            Documents = [new AlertDocument("Passport", DocumentNumber.Parse($"L89890{index:00}").Value, null)],
            Source = "Test list",
        }),
    ]);

    internal async Task<(SignedManifest Manifest, byte[] Content)> SignAsync(
        string name, long version, byte[] content, TimeSpan? expires = null, ListSigner? signer = null)
    {
        var now = _clock.GetUtcNow();
        var manifest = await (signer ?? Signer).SignAsync(
            name, version, now, now + (expires ?? TimeSpan.FromDays(365)), new MemoryStream(content));
        return (manifest, content);
    }

    /// <summary>Puts a version on the lane's disk as the subscriber does.</summary>
    internal async Task<HeldList> PutAsync(
        string name,
        long version,
        byte[] content,
        TimeSpan? expires = null,
        ListSigner? signer = null,
        string room = "lists")
    {
        var (signed, _) = await SignAsync(name, version, content, expires, signer);
        Centre.Publish(signed);
        TellTheLane();
        var folder = Directory.CreateDirectory(Path.Combine(_scratch.Folder, room, name)).FullName;
        var list = Path.Combine(folder, $"{version}.list");
        await File.WriteAllBytesAsync(list, content);
        var manifest = new Bmis.Sync.Protocol.SignedManifest
        {
            Manifest = ByteString.CopyFrom(signed.ManifestBytes.Span),
            KeyId = signed.KeyId,
            Signature = ByteString.CopyFrom(signed.Signature.Span),
        };
        await File.WriteAllBytesAsync(Path.Combine(folder, $"{version}.manifest"), manifest.ToByteArray());
        return new HeldList(signed.Manifest, list);
    }

    /// <summary>Puts what the centre says now on the lane's disk.</summary>
    internal void TellTheLane() => Settings.Value.Verifier(Lane.Value).Trust!.Take(Centre.All);

    /// <summary>The lane's settings of lists, and what it believes.</summary>
    internal IOptions<ListsOptions> Settings { get; }

    private IOptions<LaneOptions> Lane => Options.Create(
        new LaneOptions { Id = "lane-1", PostCode = "UTANY", Folder = _scratch.Folder });

    internal ListShelf Shelf() => new(
        Settings,
        Lane,
        TestKeys.Master,
        _clock,
        NullLogger<ListShelf>.Instance);

    internal AlertScreening Screening(ListShelf shelf) =>
        new(shelf, new LaneCalendar(_clock, Options.Create(new LaneOptions { Id = "lane-1", PostCode = "UTANY" })));

    public void Dispose() => Centre.Dispose();
}
