using System.Text;
using Bmis.Documents.Authentication;
using Bmis.Documents.CardVerifiable;
using Bmis.Documents.Cms;
using Bmis.Documents.Iso7816;
using Bmis.Documents.Lds;
using Bmis.Documents.Mrz;
using Bmis.Documents.Seals;
using Bmis.Documents.Simulation;
using Bmis.Documents.Tlv;
using Bmis.Documents.Trust;

namespace Bmis.Documents.Tests.Fuzzing;

/// <summary>Every parser of what comes from outside, with its samples.</summary>
internal static class FuzzTargets
{
    private const int MostDepth = 16;

    private static readonly Func<byte[], bool>[] FileReaders =
    [
        file => Of(EfCom.Read(file)), file => Of(EfAtrInfo.Read(file)), file => Of(EfCvca.Read(file)),
        file => Of(DataGroup1.Read(file, FuzzMaterial.Day)), file => Of(DataGroup2.Read(file)),
        file => Of(DataGroup3.Read(file)), file => Of(DataGroup4.Read(file)), file => Of(DataGroup5.Read(file)),
        file => Of(DataGroup7.Read(file)), file => Of(DataGroup11.Read(file)), file => Of(DataGroup12.Read(file)),
        file => Of(DataGroup13.Read(file)), file => Of(DataGroup15.Read(file)), file => Of(DataGroup16.Read(file)),
    ];

    internal static IReadOnlyList<FuzzTarget> Of(SortedDictionary<string, byte[]> material)
    {
        var authority = material["certificate-csca"];
        var trust = Trust(authority, material["crl-csca"]);
        return
        [
            new("mrz", Kind(material, "mrz"), Zone),
            new("tlv", Kind(material, "lds", "sod", "infos"), bytes => Walk(bytes, 0)),
            new("sod", Kind(material, "sod"), bytes => SecurityObject.Read(bytes, out _) == SecurityObjectFault.None),
            new("passive", Kind(material, "sod"), bytes => Verify(bytes, material, trust)),
            new("lds", Kind(material, "lds"), ReadAll),
            new("infos", Kind(material, "infos"), Infos),
            new("certificate", Kind(material, "certificate"), Certified),
            new("cvc", Kind(material, "cvc"), bytes => Verifiable(bytes, material["cvc-root"])),
            new("cvca", Kind(material, "cvca"), bytes => Of(EfCvca.Read(bytes))),
            new("crl", Kind(material, "crl"), bytes => Revocations(authority, bytes)),
            new("list", Kind(material, "list"), bytes => Import(bytes).Rejected.Count == 0),
            new("command", Commands(), Command),
            new("response", [[0x90, 0x00], [1, 2, 3, 0x62, 0x82]], bytes => ResponseApdu.Parse(bytes) is not null),
            new("session", FuzzedSession.Samples(), FuzzedSession.Open),
            new("seal", Kind(material, "seal"), Seal),
        ];
    }

    /// <summary>The whole procedure, whose chip is made here.</summary>
    internal static FuzzTarget Reading()
    {
        using var issuer = FuzzMaterial.Issuer();
        using var terminal = new FuzzTerminal();
        var reading = new FuzzedReading(
            FuzzMaterial.Specimen(issuer, terminals: terminal.Trust),
            terminal.Held,
            Trust(issuer.Authority, issuer.RevocationList(FuzzMaterial.Now, false)));
        byte[] seed = [.. Enumerable.Range(0, 64).Select(i => (byte)i)];
        return new("reading", [seed], reading.Read) { Foreign = () => reading.Foreign };
    }

    private static List<byte[]> Kind(SortedDictionary<string, byte[]> material, params string[] kinds) =>
        [.. material.Where(one => kinds.Contains(one.Key.Split('-')[0])).Select(one => one.Value)];

    private static TrustStore Trust(byte[] authority, byte[] revocations) => TrustImport.Build(
        [new("csca.cer", authority), new("csca.crl", revocations)], FuzzMaterial.Now, new()).Store;

    private static TrustReport Import(params byte[][] files) => TrustImport.Build(
        files.Select(file => new TrustSource("file", file)), FuzzMaterial.Now, new()).Report;

    // Only a list that could be read is worth the time of verifying its authority.
    private static bool Revocations(byte[] authority, byte[] bytes) =>
        Import(bytes).Sources[0].Kind == TrustSourceKind.RevocationList && Import(authority, bytes).Sources.Count == 2;

    private static bool Zone(byte[] bytes)
    {
        var read = MrzParser.Parse(Encoding.Latin1.GetString(bytes), FuzzMaterial.Day);
        _ = (read.Name, read.Number, read.IssuingStateCode, read.NationalityCode);
        return read.Format != MrzFormat.None;
    }

    private static bool Walk(ReadOnlySpan<byte> bytes, int depth)
    {
        var reader = new TlvReader(bytes);
        var fault = reader.Read(out var element);
        for (; fault == TlvFault.None; fault = reader.Read(out element))
            if (depth < MostDepth)
                Walk(element.Value, depth + 1);
        return fault == TlvFault.End;
    }

    private static bool Verify(byte[] bytes, SortedDictionary<string, byte[]> material, TrustStore trust)
    {
        var groups = new Dictionary<int, ReadOnlyMemory<byte>>
        {
            [1] = material["lds-EF.DG1"],
            [15] = material["lds-EF.DG15"],
        };
        var result = PassiveAuthentication.Verify(new(bytes, groups), trust, FuzzMaterial.Now, new());
        return result.FormatFault == SecurityObjectFault.None;
    }

    private static bool Infos(byte[] bytes)
    {
        var fault = bytes is [0x6E, ..]
            ? SecurityInfos.ReadDataGroup14(bytes, out var infos)
            : SecurityInfos.Read(bytes, out infos);
        _ = (ChipAuthenticationOption.Of(infos).Count, CardSecurity.Read(bytes, out var security));
        return fault == SecurityInfosFault.None;
    }

    private static bool Certified(byte[] bytes)
    {
        var fault = Certificate.Read(bytes, out var certificate);
        if (fault == CertificateFault.None && certificate is null)
            throw new InvalidOperationException("A certificate without a fault is not there.");
        return fault == CertificateFault.None && Import(bytes, bytes).Sources.Count == 2;
    }

    // A certificate is read, and verified as if the authority had signed it.
    private static bool Verifiable(byte[] bytes, byte[] authority)
    {
        CardVerifiableCertificate.Read(authority, out var root);
        var fault = CardVerifiableCertificate.Read(bytes, out var read);
        if (fault == CardVerifiableFault.None != read is not null)
            throw new InvalidOperationException("A certificate is there with a fault, or is not there without one.");
        _ = read?.IsSignedBy(root!, root!) == true || read?.IsSignedBy(read, root!) == true;
        return read is not null && new TerminalCertificates([root!, read], []).From(root!.Holder).Count == 0;
    }

    private static IReadOnlyList<byte[]> Commands() =>
    [
        new CommandApdu(0, 0xA4, 4, 0x0C, ElementaryFile.ApplicationId.ToArray()).ToBytes(),
        new CommandApdu(0, 0xB0, 0, 0, Expected: 256).ToBytes(),
        new CommandApdu(0, 0xB1, 0, 0, new byte[300], 65_536).ToBytes(),
        new CommandApdu(0, 0xB0, 0, 0, Expected: 2_000).ToBytes(),
    ];

    private static bool Command(byte[] bytes)
    {
        if (CommandApdu.Parse(bytes) is not { } command)
            return false;
        if (CommandApdu.Parse(command.ToBytes()) is not { } again || !again.Data.Span.SequenceEqual(command.Data.Span))
            throw new InvalidOperationException("A command is not read back as it was written.");
        return true;
    }

    private static bool Seal(byte[] bytes)
    {
        var (binary, json) = (DigitalSeal.Read(bytes), JsonSeal.Read(bytes));
        _ = binary.Value?.ReadMrz(FuzzMaterial.Day);
        return binary.Succeeded || json.Succeeded;
    }

    // Every reader gets every file.
    private static bool ReadAll(byte[] file) => FileReaders.Aggregate(false, (any, read) => read(file) || any);

    private static bool Of<T>(LdsRead<T> read)
        where T : class => read.Succeeded;
}
