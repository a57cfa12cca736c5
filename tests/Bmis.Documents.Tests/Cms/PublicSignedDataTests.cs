using Bmis.Documents.Cms;
using Bmis.Documents.PublicKeys;
using Bmis.Documents.Tlv;

namespace Bmis.Documents.Tests.Cms;

public sealed class PublicSignedDataTests
{
    [Theory]
    [InlineData("AT")]
    [InlineData("AU")]
    [InlineData("CN")]
    [InlineData("FR")]
    [InlineData("UK")]
    [InlineData("US")]
    public void The_security_object_of_a_passport_holds_and_its_signer_is_the_authoritys(string state)
    {
        var data = Read(Inside(PublicDocuments.Read("gmrtd", "sod", state + ".bin")));
        var verdict = ContentSignature.Verify(data);
        Assert.Equal((ContentFault.None, ContentRemarks.None), (verdict.Fault, verdict.Remarks));
        Assert.Equal(PublicDocuments.Read("gmrtd", "sod", state + "_dsc.cer"), verdict.Signer!.Encoded.ToArray());
        var authority = ReadCertificate(PublicDocuments.Read("gmrtd", "sod", state + "_csca.cer"));
        Assert.Equal(SignatureFault.None, verdict.Signer.VerifiedBy(authority));
        Assert.NotEqual(SignatureFault.None, authority.VerifiedBy(verdict.Signer));
        Assert.Equal(state == "UK" ? "GB" : state, verdict.Signer.Country);
    }

    [Theory]
    [InlineData("jmrtd", "loes2006", "ef011D.bin")]
    [InlineData("bsi-tr03105-5", "EF_SOD.bin", null)]
    public void The_security_object_of_a_specimen_holds(string folder, string file, string? inner)
    {
        var bytes = inner is null ? PublicDocuments.Read(folder, file) : PublicDocuments.Read(folder, file, inner);
        var verdict = ContentSignature.Verify(Read(Inside(bytes)));
        Assert.Equal((ContentFault.None, ContentRemarks.None), (verdict.Fault, verdict.Remarks));
    }

    [Fact]
    public void The_signature_of_a_card_security_file_holds()
    {
        var verdict = ContentSignature.Verify(Read(PublicDocuments.Read("gmrtd", "cardsecurity", "DE.bin")));
        Assert.Equal((ContentFault.None, ContentRemarks.None), (verdict.Fault, verdict.Remarks));
        Assert.Equal("DE", verdict.Signer!.Country);
    }

    [Fact]
    public void Malformed_security_objects_come_to_a_fault_or_a_verdict()
    {
        foreach (var file in PublicDocuments.ReadAll("pymrtd", "SOD_fuzz_*.bin"))
        {
            var fault = SignedData.Read(Inside(file), CmsLimits.SecurityObjectBytes, out var data);
            TestContext.Current.SendDiagnosticMessage(data is null ? $"{fault}" : $"{ContentSignature.Verify(data)}");
            Assert.True(data is null || ContentSignature.Verify(data) is not { Fault: 0, Remarks: 0 });
        }
    }

    private static ReadOnlyMemory<byte> Inside(byte[] file)
    {
        var reader = new TlvReader(file);
        return reader.TryRead(0x77, out var element) ? element.Value.ToArray() : default;
    }

    private static SignedData Read(ReadOnlyMemory<byte> bytes)
    {
        Assert.Equal(CmsFault.None, SignedData.Read(bytes, CmsLimits.SecurityObjectBytes, out var data));
        return data!;
    }

    private static Certificate ReadCertificate(byte[] bytes)
    {
        Assert.Equal(CertificateFault.None, Certificate.Read(bytes, out var certificate));
        return certificate!;
    }
}
