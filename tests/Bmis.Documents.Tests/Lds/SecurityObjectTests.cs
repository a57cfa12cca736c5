using Bmis.Documents.Cms;
using Bmis.Documents.Lds;
using Bmis.Documents.Tests.Cms;
using Bmis.Documents.Tlv;

namespace Bmis.Documents.Tests.Lds;

public sealed class SecurityObjectTests
{
    private const int Cases = 20_000;

    private static readonly TestKey Authority = TestKey.Ecdsa();
    private static readonly TestKey Signer = TestKey.Ecdsa();
    private static readonly byte[] SignerCertificate = TestCertificate.Signer(Signer, Authority).SignedBy(Authority);
    private static readonly byte[] Hash = new byte[32];

    [Fact]
    public void Both_versions_are_read()
    {
        var old = Read(new() { Hashes = [(1, Hash), (16, Hash)] });
        Assert.Equal((0, null, null), (old.Version, old.LdsVersion, old.UnicodeVersion));
        Assert.Equal([1, 16], old.Hashes.Keys);
        var newer = Read(new() { Version = 1, Hashes = [(2, Hash)], Versions = ("0108", "040000") });
        Assert.Equal((1, "0108", "040000"), (newer.Version, newer.LdsVersion, newer.UnicodeVersion));
        Assert.Equal(("SHA256", true), (newer.DigestName, newer.HasUsualContentType));
    }

    [Theory]
    [InlineData("1.2.840.113549.1.7.1")]
    [InlineData("1.3.27.1.1.1")]
    [InlineData("1.2.528.1.1006.1.20.1")]
    [InlineData("1.2.3")]
    public void Another_content_type_is_accepted_and_told(string type)
    {
        var signed = Signed(new TestSecurityObject { Hashes = [(1, Hash)] }.Content()) with { Type = type };
        Assert.Equal(SecurityObjectFault.None, SecurityObject.Read(TestSecurityObject.File(signed), out var read));
        Assert.Equal((false, type), (read!.HasUsualContentType, read.ContentType));
    }

    [Fact]
    public void What_cannot_be_a_security_object_is_named()
    {
        AssertFault(SecurityObjectFault.UnknownVersion, new() { Version = 2, Hashes = [(1, Hash)] });
        AssertFault(SecurityObjectFault.UnknownDigest, new() { Digest = "1.2.3", Hashes = [(1, Hash)] });
        AssertFault(SecurityObjectFault.MalformedHashes, new());
        AssertFault(SecurityObjectFault.MalformedHashes, new() { Hashes = [(0, Hash)] });
        AssertFault(SecurityObjectFault.MalformedHashes, new() { Hashes = [(17, Hash)] });
        AssertFault(SecurityObjectFault.MalformedHashes, new() { Hashes = [(1, Hash), (1, Hash)] });
        AssertFault(SecurityObjectFault.MalformedHashes, new() { Hashes = [(1, new byte[20])] });
        AssertFileFault(SecurityObjectFault.MalformedContent, Signed([4, 0]));
        AssertFileFault(SecurityObjectFault.MalformedContent, Signed([]));
    }

    [Fact]
    public void What_cannot_be_the_file_is_named()
    {
        var file = new TestSecurityObject { Hashes = [(1, Hash)] }.SignedBy(Signer, SignerCertificate);
        Assert.Equal(SecurityObjectFault.NotSecurityObject, SecurityObject.Read(default, out _));
        Assert.Equal(SecurityObjectFault.NotSecurityObject, SecurityObject.Read(file.AsMemory(4), out _));
        Assert.Equal(SecurityObjectFault.Truncated, SecurityObject.Read(file.AsMemory(0, file.Length - 1), out _));
        Assert.Equal(SecurityObjectFault.TrailingBytes, SecurityObject.Read((byte[])[.. file, 0], out _));
        var large = TlvWriter.Object(0x77, new byte[0x10001]);
        Assert.Equal(SecurityObjectFault.TooLarge, SecurityObject.Read(large, out _));
        var other = TlvWriter.Object(0x77, [0x30, 3, 6, 1, 42]);
        Assert.Equal(SecurityObjectFault.NotSignedData, SecurityObject.Read(other, out _));
    }

    [Fact]
    public void The_specimens_list_their_data_groups()
    {
        SecurityObject.Read(PublicDocuments.Read("bsi-tr03105-5", "EF_SOD.bin"), out var read);
        Assert.Equal([1, 2, 3, 4, 14], read!.Hashes.Keys.Order());
        Assert.True(read.IsIdentical(14, PublicDocuments.Read("bsi-tr03105-5", "Datagroup14.bin")));
        Assert.False(read.IsIdentical(1, PublicDocuments.Read("bsi-tr03105-5", "Datagroup14.bin")));
        Assert.False(read.IsIdentical(15, PublicDocuments.Read("bsi-tr03105-5", "Datagroup15.bin")));
    }

    [Fact]
    public void Card_security_gives_its_infos_and_the_verdict_on_them()
    {
        byte[] infos = [0x31, 0];
        var signed = Signed(infos) with { Type = "0.4.0.127.0.7.3.2.1" };
        Assert.Equal(CmsFault.None, CardSecurity.Read(signed.Write(), out var read));
        Assert.Equal((ContentFault.None, true), (read!.Signature, read.HasUsualContentType));
        Assert.Equal(infos, read.Content.ToArray());
        Assert.Equal(SignerCertificate, read.Signer!.Encoded.ToArray());
        CardSecurity.Read((signed with { Signature = [1] }).Write(), out var wrong);
        Assert.Equal(ContentFault.SignatureWrong, wrong!.Signature);
        Assert.Equal(CmsFault.Malformed, CardSecurity.Read(default, out _));
    }

    [Fact]
    public void The_card_security_of_a_passport_holds()
    {
        CardSecurity.Read(PublicDocuments.Read("gmrtd", "cardsecurity", "DE.bin"), out var read);
        Assert.Equal((ContentFault.None, ContentRemarks.None), (read!.Signature, read.Remarks));
        Assert.True(read.HasUsualContentType);
        Assert.Equal(0x31, read.Content.Span[0]);
    }

    [Fact]
    public void Broken_files_are_answered_without_an_exception()
    {
        var random = new Random(20261127);
        var content = new TestSecurityObject
        {
            Version = 1,
            Hashes = [(1, Hash), (2, Hash)],
            Versions = ("0108", "040000"),
        };
        for (var i = 0; i < Cases; i++)
        {
            var signed = Signed(Mutation.Of(content.Content(), random)) with { Signature = [1] };
            var fault = SecurityObject.Read(TestSecurityObject.File(signed), out var read);
            Assert.Equal(fault == SecurityObjectFault.None, read is not null);
        }
    }

    private static SecurityObject Read(TestSecurityObject content)
    {
        var fault = SecurityObject.Read(content.SignedBy(Signer, SignerCertificate), out var read);
        Assert.Equal(SecurityObjectFault.None, fault);
        return read!;
    }

    private static TestSignedData Signed(byte[] content) =>
        new(content, Signer, TestName.Authority(), 7) { Certificates = [SignerCertificate] };

    private static void AssertFault(SecurityObjectFault fault, TestSecurityObject content) =>
        AssertFileFault(fault, Signed(content.Content()));

    private static void AssertFileFault(SecurityObjectFault fault, TestSignedData signed) =>
        Assert.Equal(fault, SecurityObject.Read(TestSecurityObject.File(signed), out _));
}
