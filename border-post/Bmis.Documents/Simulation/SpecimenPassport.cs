using System.Formats.Asn1;
using System.Security.Cryptography;
using Bmis.Documents.AccessControl;
using Bmis.Documents.Authentication;
using Bmis.Documents.Lds;
using Bmis.Documents.Mrz;
using Bmis.Documents.PublicKeys;
using Bmis.Documents.Tlv;

namespace Bmis.Documents.Simulation;

/// <summary>
/// Personalises a specimen: the files and keys of a chip for an MRZ and a portrait, signed by a specimen issuer. The
/// chip speaks PACE with generic mapping and basic access control, and proves itself by chip authentication and by
/// active authentication.
/// </summary>
public sealed record SpecimenPassport
{
    private const string GenericMappingAes128 = "0.4.0.127.0.7.2.2.4.2.2";
    private const string ChipAuthenticationAes128 = "0.4.0.127.0.7.2.2.3.2.2";
    private const string TerminalAuthentication = "0.4.0.127.0.7.2.2.2";
    private const string KeyOfEllipticCurve = "0.4.0.127.0.7.2.2.1.2";
    private const string EllipticCurveKey = "1.2.840.10045.2.1";
    private const string BrainpoolP256R1Oid = "1.3.36.3.3.2.8.1.1.7";
    private const int ChipAuthenticationVersion = 1;
    private const int BrainpoolP256R1 = 13;
    private const int PaceVersion = 2;
    private const int TerminalAuthenticationVersion = 1;

    /// <summary>The lines of the MRZ, parted by line feeds.</summary>
    public required string Mrz { get; init; }

    /// <summary>The portrait as JPEG with its width and height.</summary>
    public required (byte[] Jpeg, int Width, int Height) Portrait { get; init; }

    /// <summary>Whether it is a copy: every file, and not the keys that cannot be read out.</summary>
    public bool IsClone { get; init; }

    /// <summary>A portrait that was put in place of the one that was signed; null for none.</summary>
    public (byte[] Jpeg, int Width, int Height)? ForgedPortrait { get; init; }

    /// <summary>
    /// Records of fingerprints with their subtypes, as <see cref="SpecimenFiles.Fingers"/> takes them; none for a chip
    /// without DG3.
    /// </summary>
    public IReadOnlyCollection<(int Subtype, byte[] Record)> Fingers { get; init; } = [];

    /// <summary>Whom the chip lets read them; null for everybody.</summary>
    public TerminalTrust? Terminals { get; init; }

    /// <summary>What lies on the chip.</summary>
    /// <param name="issuer">Who signs.</param>
    /// <param name="day">The day by which the MRZ's years are told.</param>
    /// <param name="random">Where the chip's keys come from.</param>
    public ChipContent Personalise(SpecimenIssuer issuer, DateOnly day, RandomNumberGenerator random)
    {
        var key = MrzInformation.Of(MrzParser.Parse(Mrz, day))
            ?? throw new ArgumentException("The MRZ has no document key.", nameof(issuer));
        using var signing = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var copied = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var group = Agreement.StandardDomainParameters.Of(BrainpoolP256R1)!;
        var pair = group.Generate(random);
        var groups = new SortedDictionary<int, byte[]>
        {
            [1] = SpecimenFiles.Zone(Mrz),
            [2] = SpecimenFiles.Face(Portrait.Jpeg, Portrait.Width, Portrait.Height),
            [14] = TlvWriter.Object(0x6E, Keys(pair.Public.Span, Terminals is not null)),
            [15] = TlvWriter.Object(0x6F, signing.ExportSubjectPublicKeyInfo()),
        };
        if (Fingers.Count > 0)
            groups[3] = SpecimenFiles.Fingers(Fingers);
        var files = FilesOf(groups, issuer.SecurityObject(groups));
        if (ForgedPortrait is { } forged)
            files[ElementaryFile.OfDataGroup(2)] = SpecimenFiles.Face(forged.Jpeg, forged.Width, forged.Height);
        return new()
        {
            Files = files,
            BasicAccess = key,
            Terminals = Terminals,
            Pace = PaceOf(key),
            Keys = [new(
                group, IsClone ? group.Generate(random) : pair, null,
                [ChipAuthenticationProtocol.Of(ChipAuthenticationAes128)!])],
            Signing = ActiveAuthenticationCard.OfEcdsa(
                Copy(IsClone ? copied : signing),
                DigestAlgorithm.Sha256,
                DSASignatureFormat.IeeeP1363FixedFieldConcatenation),
        };
    }

    /// <inheritdoc/>
    public override string ToString() => "[specimen]";

    private static Dictionary<ElementaryFile, byte[]> FilesOf(SortedDictionary<int, byte[]> groups, byte[] sod)
    {
        var files = groups.ToDictionary(one => ElementaryFile.OfDataGroup(one.Key), one => one.Value);
        files[ElementaryFile.Common] = SpecimenFiles.Common(files.Keys.Select(file => file.Tag));
        files[ElementaryFile.SecurityObject] = sod;
        files[ElementaryFile.CardAccess] = CardAccess();
        return files;
    }

    private static PaceCardSettings PaceOf(MrzInformation key) => new(
        [new(PaceProtocol.Of(GenericMappingAes128)!, BrainpoolP256R1, IsAmbiguous: false)],
        [PacePassword.Of(key)],
        new Dictionary<int, Agreement.AgreementKeyPair>());

    private static byte[] CardAccess()
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSetOf())
            WritePace(writer);
        return writer.Encode();
    }

    private static void WritePace(AsnWriter writer)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(GenericMappingAes128);
            writer.WriteInteger(PaceVersion);
            writer.WriteInteger(BrainpoolP256R1);
        }
    }

    private static void WriteVersion(AsnWriter writer, string oid, int version)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(oid);
            writer.WriteInteger(version);
        }
    }

    // SecurityInfos of DG14 (Doc 9303-11, 9.2.5 and 9.2.6), which repeat what EF.CardAccess offers.
    private static byte[] Keys(ReadOnlySpan<byte> point, bool hasTerminals)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSetOf())
        {
            WritePace(writer);
            WriteVersion(writer, ChipAuthenticationAes128, ChipAuthenticationVersion);
            if (hasTerminals)
                WriteVersion(writer, TerminalAuthentication, TerminalAuthenticationVersion);

            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(KeyOfEllipticCurve);
                using (writer.PushSequence())
                {
                    using (writer.PushSequence())
                    {
                        writer.WriteObjectIdentifier(EllipticCurveKey);
                        writer.WriteObjectIdentifier(BrainpoolP256R1Oid);
                    }

                    writer.WriteBitString(point);
                }
            }
        }

        return writer.Encode();
    }

    private static ECDsa Copy(ECDsa key) => ECDsa.Create(key.ExportParameters(includePrivateParameters: true));
}
