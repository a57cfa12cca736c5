using System.Security.Cryptography;
using Bmis.Sync.Distribution;
using Bmis.Sync.Distribution.Roles;
using Google.Protobuf;

namespace Bmis.Sync.Tests.Distribution;

public sealed class ManifestTests : IDisposable
{
    private readonly Lists _lists = new();

    [Fact]
    public async Task A_signed_list_says_everything_about_its_bytes()
    {
        var content = Lists.Content(1, 2_500);
        var signed = await _lists.SignAsync("alerts", 4, content);
        var result = _lists.Verifier.Verify(ManifestCodec.ToBytes(signed));
        Assert.True(result.IsValid);
        var manifest = result.Manifest.Manifest;
        Assert.Equal(("alerts", 4L, 2_500L), (manifest.Name, manifest.Version, manifest.Length));
        Assert.Equal((Lists.Created, Lists.Created.AddDays(7)), (manifest.Created, manifest.Expires));
        Assert.Equal(SHA256.HashData(content), manifest.Sha256.ToArray());
        Assert.Equal(2_500, manifest.ChunkLengths.Sum());
        Assert.Equal(2_500, manifest.ChunkOffset(manifest.ChunkLengths.Count));
        Assert.All(manifest.ChunkDigests.Index(), chunk => Assert.Equal(
            SHA256.HashData(Lists.Chunk(signed, content, chunk.Index)), chunk.Item.ToArray()));
    }

    [Fact]
    public async Task A_manifest_of_an_older_centre_has_chunks_of_one_length()
    {
        var content = Lists.Content(1, 2_500);
        var signed = await _lists.SignAsync("alerts", 4, content);
        var fields = Protocol.ListManifest.Parser.ParseFrom(signed.ManifestBytes.Span);
        fields.LongestChunk = 1_024;
        fields.ChunkLengths.Clear();
        fields.ChunkDigests.Clear();
        fields.ChunkDigests.AddRange(content.Chunk(1_024).Select(
            chunk => ByteString.CopyFrom(SHA256.HashData(chunk))));
        var read = ManifestCodec.FromWire(Changed(ManifestCodec.ToWire(signed), manifest: fields.ToByteString()));
        Assert.Equal([1_024, 1_024, 452], read.Manifest!.Manifest.ChunkLengths);
        fields.Length = 3_100;
        Assert.Equal(
            ManifestFault.Chunks,
            ManifestCodec.FromWire(Changed(ManifestCodec.ToWire(signed), manifest: fields.ToByteString())).Fault);
    }

    [Fact]
    public async Task Every_flipped_byte_of_manifest_and_signature_is_found()
    {
        var whole = ManifestCodec.ToWire(await _lists.SignAsync("alerts", 4, Lists.Content(1, 1_500)));
        for (var i = 0; i < whole.Manifest.Length; i++)
            Assert.False(Verify(Changed(whole, manifest: Flip(whole.Manifest, i))).IsValid);
        for (var i = 0; i < whole.Signature.Length; i++)
        {
            var result = Verify(Changed(whole, signature: Flip(whole.Signature, i)));
            Assert.Equal(ManifestFault.Signature, result.Fault);
        }
    }

    [Fact]
    public async Task A_signature_by_another_key_does_not_count()
    {
        using var other = new Lists();
        var signed = await other.SignAsync("alerts", 4, []);
        Assert.Equal(ManifestFault.UnknownKey, _lists.Verifier.Verify(ManifestCodec.ToBytes(signed)).Fault);
        var disguised = ManifestCodec.ToWire(signed);
        disguised.KeyId = (await _lists.SignAsync("alerts", 4, [])).KeyId;
        Assert.Equal(ManifestFault.Signature, Verify(disguised).Fault);
        var wrong = new ListSigner(_lists.Catalogue.Key(RoleKind.Snapshot)).Sign(signed.Manifest);
        Assert.Equal(ManifestFault.UnknownKey, _lists.Verifier.Verify(ManifestCodec.ToBytes(wrong)).Fault);
    }

    [Fact]
    public async Task A_signature_over_the_bare_bytes_does_not_count()
    {
        var signed = await _lists.SignAsync("alerts", 4, []);
        var bare = _lists.Catalogue.Key(RoleKind.Targets).SignData(
            signed.ManifestBytes.Span, HashAlgorithmName.SHA256);
        var result = _lists.Verifier.Verify(ManifestCodec.ToBytes(signed with { Signature = bare }));
        Assert.Equal(ManifestFault.Signature, result.Fault);
    }

    public static TheoryData<ManifestFault, string> Spoiled() => new()
    {
        { ManifestFault.Name, "name" },
        { ManifestFault.Name, "path" },
        { ManifestFault.Name, "hidden" },
        { ManifestFault.Version, "version" },
        { ManifestFault.Times, "times" },
        { ManifestFault.Chunks, "length" },
        { ManifestFault.Chunks, "negative" },
        { ManifestFault.Chunks, "longest" },
        { ManifestFault.Chunks, "longer" },
        { ManifestFault.Chunks, "lengths" },
        { ManifestFault.Digests, "digest" },
        { ManifestFault.Digests, "whole" },
        { ManifestFault.Unreadable, "noise" },
    };

    [Theory]
    [MemberData(nameof(Spoiled))]
    public async Task A_spoiled_field_is_named(ManifestFault fault, string what)
    {
        var whole = ManifestCodec.ToWire(await _lists.SignAsync("alerts", 4, Lists.Content(1, 1_500)));
        Assert.Equal(fault, ManifestCodec.FromWire(Changed(whole, manifest: Spoil(whole.Manifest, what))).Fault);
    }

    [Fact]
    public void Only_keys_on_p256_are_taken()
    {
        using var large = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        Assert.Throws<ArgumentException>(() => new ListSigner(large));
    }

    public void Dispose() => _lists.Dispose();

    private ManifestResult Verify(Protocol.SignedManifest message) => _lists.Verifier.Verify(message.ToByteArray());

    private static ByteString Spoil(ByteString bytes, string what)
    {
        if (what == "noise")
            return ByteString.CopyFrom(0xFF, 0xFF);
        var fields = Protocol.ListManifest.Parser.ParseFrom(bytes);
        switch (what)
        {
            case "name": fields.Name = ""; break;
            case "path": fields.Name = "a/b"; break;
            case "hidden": fields.Name = ".."; break;
            case "version": fields.Version = 0; break;
            case "times": fields.Expires = fields.Created; break;
            case "length": fields.Length = 5_000; break;
            case "negative": fields.Length = -1; break;
            case "longest": fields.LongestChunk = 0; break;
            case "longer": fields.ChunkLengths[0] = 2_000; break;
            case "lengths": fields.ChunkLengths.Add(0); break;
            case "digest": fields.ChunkDigests[1] = ByteString.Empty; break;
            default: fields.Sha256 = ByteString.Empty; break;
        }

        return fields.ToByteString();
    }

    private static Protocol.SignedManifest Changed(
        Protocol.SignedManifest whole, ByteString? manifest = null, ByteString? signature = null) => new()
        {
            KeyId = whole.KeyId,
            Manifest = manifest ?? whole.Manifest,
            Signature = signature ?? whole.Signature,
        };

    private static ByteString Flip(ByteString bytes, int index)
    {
        var copy = bytes.ToByteArray();
        copy[index] ^= 0x10;
        return ByteString.CopyFrom(copy);
    }
}
