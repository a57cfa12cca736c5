using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Bmis.Documents.Lds;
using Bmis.Documents.Simulation;
using Bmis.Documents.Tests.Lds;
using Bmis.Documents.Tests.Seals;
using Bmis.Documents.Tlv;

namespace Bmis.Documents.Tests.Fuzzing;

/// <summary>Good input of every kind: an invented State's, and public files where they are present.</summary>
internal static class FuzzMaterial
{
    internal const string Mrz =
        "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F3204153ZE184226B<<<<<16";

    internal static readonly DateTimeOffset Now = new(2026, 11, 28, 12, 0, 0, TimeSpan.Zero);
    internal static readonly DateOnly Day = DateOnly.FromDateTime(Now.DateTime);

    private const int PortraitBytes = 2_000;
    private const int LongestFile = 64 * 1024;
    private const string SealedVaccination =
        """{"hdr":{"is":"UTO","t":"icao.vacc","v":1},"msg":{"pid":{"n":"Smith Bill"},"n":[1.5e-7,{"a":"\u0001é"}]}}""";

    internal static SpecimenIssuer Issuer() => SpecimenIssuer.Create("CSCA", Now.AddYears(-1), Now.AddYears(4));

    internal static ChipContent Specimen(SpecimenIssuer issuer, int portraitBytes = PortraitBytes)
    {
        using var random = RandomNumberGenerator.Create();
        byte[] jpeg = [0xFF, 0xD8, .. new byte[portraitBytes], 0xFF, 0xD9];
        return new SpecimenPassport { Mrz = Mrz, Portrait = (jpeg, 360, 480) }.Personalise(issuer, Day, random);
    }

    /// <summary>Everything by name; what is before the dash says for which parsers it is.</summary>
    internal static SortedDictionary<string, byte[]> Make()
    {
        using var issuer = Issuer();
        var made = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var (file, bytes) in Specimen(issuer).Files)
            made[KindOf(file) + "-" + file.Name] = bytes;
        AddTrust(made, issuer);
        AddSeals(made);
        AddSampleFiles(made);
        AddPublic(made);
        return made;
    }

    private static string KindOf(ElementaryFile file) => file.Name switch
    {
        "EF.SOD" => "sod",
        "EF.CardAccess" or "EF.DG14" => "infos",
        _ => "lds",
    };

    private static void AddTrust(SortedDictionary<string, byte[]> made, SpecimenIssuer issuer)
    {
        var (authority, revocations) = (issuer.Authority, issuer.RevocationList(Now.AddDays(-1), true));
        var signed = new SignedCms();
        signed.Decode(made["sod-EF.SOD"].AsSpan(HeadOf(made["sod-EF.SOD"])).ToArray());
        var list = MasterList(authority);
        made["certificate-csca"] = authority;
        made["certificate-signer"] = signed.Certificates[0].RawData;
        made["crl-csca"] = revocations;
        made["list-master"] = list;
        made["list-directory"] = Encoding.ASCII.GetBytes(
            $"version: 1\n\ndn: cn=one,o=ml,c=UT,dc=data\ncn: one\npkdMasterListContent:: {Folded(list)}\n\n"
            + $"dn: cn=two,o=crl,c=UT\ncertificateRevocationList;binary:: {Folded(revocations)}\n\n"
            + $"dn: cn=three,o=dsc,c=UT\nuserCertificate;binary:: {Folded(made["certificate-signer"])}\n");
        made["list-pem"] = Encoding.ASCII.GetBytes(PemEncoding.WriteString("CERTIFICATE", authority) + "\n"
            + PemEncoding.WriteString("X509 CRL", revocations) + "\n");
    }

    private static int HeadOf(byte[] file)
    {
        TlvReader.ReadHead(file, out _, out var head, out _);
        return head;
    }

    private static string Folded(byte[] value) =>
        string.Join("\n ", Convert.ToBase64String(value).Chunk(70).Select(part => new string(part)));

    // CscaMasterList (Doc 9303-12, 9), signed by an authority of its own.
    private static byte[] MasterList(byte[] authority)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(0);
            using (writer.PushSetOf())
                writer.WriteEncodedValue(authority);
        }

        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("C=UT, CN=lists", key, HashAlgorithmName.SHA256);
        using var signer = request.CreateSelfSigned(Now.AddYears(-1), Now.AddYears(1));
        var cms = new SignedCms(new ContentInfo(new Oid("2.23.136.1.1.2"), writer.Encode()));
        cms.ComputeSignature(new CmsSigner(signer) { IncludeOption = X509IncludeOption.EndCertOnly });
        return cms.Encode();
    }

    private static void AddSeals(SortedDictionary<string, byte[]> made)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        made["seal-third"] = SampleSeals.Visa(key, 3);
        made["seal-fourth"] = SampleSeals.Visa(key, 4);
        made["seal-json"] = Encoding.UTF8.GetBytes(SampleSeals.Json(key, SealedVaccination));
    }

    private static void AddSampleFiles(SortedDictionary<string, byte[]> made)
    {
        made["lds-card"] = SampleFiles.DataGroup1(SampleFiles.Td1);
        made["lds-faces"] = SampleFiles.Templates(
            0x75, 0x5F2E, SampleFiles.FaceRecord(SampleFiles.Jpeg, SampleFiles.CodeStream));
        made["lds-block"] = SampleFiles.Templates(0x75, 0x7F2E, SampleFiles.FaceBlock(SampleFiles.CodeStream));
        made["lds-fingers"] = SampleFiles.Templates(0x63, 0x5F2E, [1, 2], [3, 4]);
        made["lds-images"] = SampleFiles.Images(0x65, 0x5F40, SampleFiles.Jpeg);
        made["lds-details"] = SampleFiles.DataGroup11();
        made["lds-document"] = SampleFiles.DataGroup12();
        made["lds-persons"] = SampleFiles.DataGroup16();
        made["mrz-passport"] = Encoding.Latin1.GetBytes(Mrz);
        made["mrz-card"] = Encoding.Latin1.GetBytes(SampleFiles.Td1);
        made["mrz-small"] = Encoding.Latin1.GetBytes(SampleFiles.Td2);
    }

    private static void AddPublic(SortedDictionary<string, byte[]> made)
    {
        var folder = Path.Combine(Environment.GetEnvironmentVariable("BMIS_TEST_DATA") ?? "", "epassport");
        if (!Directory.Exists(folder))
            return;
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            if (Path.GetExtension(path) is ".bin" or ".cer" && new FileInfo(path).Length is > 2 and < LongestFile)
                AddPublic(made, Path.GetRelativePath(folder, path), File.ReadAllBytes(path));
    }

    private static void AddPublic(SortedDictionary<string, byte[]> made, string name, byte[] bytes)
    {
        var kind = bytes[0] switch
        {
            0x77 => "sod",
            0x6E or 0x31 => "infos",
            0x30 when name.EndsWith(".cer", StringComparison.Ordinal) => "certificate",
            _ => "lds",
        };
        made[$"{kind}-{name.Replace('/', '.')}"] = bytes;
    }
}
