using System.Security.Cryptography;
using Bmis.Sync.Distribution.Roles;
using Bmis.TestKit.Lists;
using Google.Protobuf;

namespace Bmis.Sync.Tests.Distribution.Roles;

public sealed class RoleCodecTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly SignedCatalogue _centre = new(Start);

    public void Dispose() => _centre.Dispose();

    [Fact]
    public void Every_role_is_read_as_it_was_written()
    {
        var list = new ListTarget("rules", 5, SHA256.HashData([1]))
        {
            Share = 30, RecallsFrom = 2, RecallsTo = 3, RollOut = "rules|4",
        };
        _centre.Publish([list]);
        foreach (var signed in _centre.All)
        {
            var read = RoleCodec.FromBytes(RoleCodec.ToBytes(signed));
            Assert.Equal(RoleFault.None, read.Fault);
            Assert.Equal(signed.ToString(), read.Role!.ToString());
            Assert.True(read.Role.IsSameAs(signed));
            Assert.Equal(
                signed.Signatures.Select(one => one.KeyId), read.Role.Signatures.Select(one => one.KeyId));
        }

        var targets = (TargetsRole)RoleCodec.FromBytes(RoleCodec.ToBytes(_centre.Targets!)).Role!.Role;
        Assert.Equal((30, "rules|4"), (targets.Lists[0].Share, targets.Lists[0].RollOut));
        Assert.Equal([false, true, true, false], new[] { 1L, 2, 3, 4 }.Select(targets.Lists[0].Recalls));
    }

    public static TheoryData<RoleFault, string> Spoiled() => new()
    {
        { RoleFault.Content, "version" },
        { RoleFault.Content, "times" },
        { RoleFault.Content, "name" },
        { RoleFault.Content, "twice" },
        { RoleFault.Content, "digest" },
        { RoleFault.Content, "share" },
        { RoleFault.Content, "recall" },
        { RoleFault.Content, "recall of itself" },
        { RoleFault.Content, "roll-out" },
        { RoleFault.Content, "reference" },
        { RoleFault.Keys, "threshold" },
        { RoleFault.Keys, "no threshold" },
        { RoleFault.Keys, "unknown key" },
        { RoleFault.Keys, "same key" },
        { RoleFault.Keys, "other curve" },
        { RoleFault.Keys, "noise as key" },
        { RoleFault.Keys, "missing role" },
        { RoleFault.Unreadable, "no content" },
        { RoleFault.Unreadable, "noise" },
        { RoleFault.Unreadable, "endless role" },
        { RoleFault.Unreadable, "endless signatures" },
        { RoleFault.Unreadable, "long signature" },
    };

    [Theory]
    [MemberData(nameof(Spoiled))]
    public void A_spoiled_role_is_refused_with_its_fault(RoleFault fault, string what)
    {
        _centre.Publish([new ListTarget("rules", 5, SHA256.HashData([1]))]);
        var message = RoleCodec.ToWire(fault == RoleFault.Keys ? _centre.Root : _centre.Targets!);
        var role = Protocol.Role.Parser.ParseFrom(message.Role);
        switch (what)
        {
            case "version": role.Version = 0; break;
            case "times": role.Expires = role.Created; break;
            case "name": role.Targets.Lists[0].Name = "../alerts"; break;
            case "twice": role.Targets.Lists.Add(role.Targets.Lists[0]); break;
            case "digest": role.Targets.Lists[0].ManifestSha256 = ByteString.CopyFrom(1); break;
            case "share": role.Targets.Lists[0].Share = 101; break;
            case "recall": role.Targets.Lists[0].RecallsFrom = 5; break;
            case "recall of itself":
                (role.Targets.Lists[0].RecallsFrom, role.Targets.Lists[0].RecallsTo) = (4, 5);
                break;
            case "roll-out": role.Targets.Lists[0].RollOut = new string('a', RoleLimits.RollOutCharacters + 1); break;
            case "reference": role.Snapshot = new(); break;
            case "threshold": role.Root.Root.Threshold = 4; break;
            case "no threshold": role.Root.Targets.Threshold = 0; break;
            case "unknown key": role.Root.Targets.KeyIds[0] = new string('a', 64); break;
            case "same key": role.Root.Root.KeyIds[1] = role.Root.Root.KeyIds[0]; break;
            case "other curve": role.Root.Keys[0] = OtherCurve(); break;
            case "noise as key": role.Root.Keys[0] = ByteString.CopyFrom(1, 2, 3); break;
            case "missing role": role.Root.Snapshot = null; break;
            case "no content": role.ClearContent(); break;
            case "long signature": message.Signatures[0].Signature = ByteString.CopyFrom(new byte[65]); break;
            case "endless signatures":
                message.Signatures.AddRange(Enumerable.Repeat(message.Signatures[0], RoleLimits.Signatures));
                break;
        }

        message.Role = what switch
        {
            "noise" => ByteString.CopyFrom(0xFF, 0xFF),
            "endless role" => ByteString.CopyFrom(new byte[RoleLimits.RoleBytes + 1]),
            _ => role.ToByteString(),
        };
        Assert.Equal(fault, RoleCodec.FromWire(message).Fault);
        Assert.False(RoleCodec.FromBytes(message.ToByteArray()).IsValid);
    }

    [Fact]
    public void Any_bytes_are_read_without_an_exception()
    {
        _centre.Publish([new ListTarget("rules", 5, SHA256.HashData([1]))]);
        var random = new Random(7);
        foreach (var signed in _centre.All)
        {
            var whole = RoleCodec.ToBytes(signed);
            for (var i = 0; i < 500; i++)
            {
                var bytes = whole[..random.Next(whole.Length + 1)];
                for (var flips = random.Next(4); flips > 0 && bytes.Length > 0; flips--)
                    bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
                _ = RoleCodec.FromBytes(bytes);
            }
        }
    }

    [Fact]
    public void A_role_beyond_a_limit_is_not_signed()
    {
        var lists = Enumerable.Range(1, RoleLimits.Targets + 1)
            .Select(version => new ListTarget("rules", version, new byte[32])).ToList();
        Assert.Throws<ArgumentException>(() =>
            _centre.Sign(new TargetsRole(1, Start, Start.AddDays(1), lists)));
        using var large = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        Assert.Throws<ArgumentException>(() => RoleSigner.Sign(_centre.RootOf(2), large));
    }

    private static ByteString OtherCurve()
    {
        using var large = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        return ByteString.CopyFrom(large.ExportSubjectPublicKeyInfo());
    }
}
