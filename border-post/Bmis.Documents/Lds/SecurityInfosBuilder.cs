using System.Buffers.Binary;
using System.Formats.Asn1;
using Bmis.Documents.AccessControl;
using Bmis.Documents.Agreement;
using Bmis.Documents.Authentication;

namespace Bmis.Documents.Lds;

/// <summary>Sorts the entries of a set of security infos by their object identifiers.</summary>
internal sealed class SecurityInfosBuilder
{
    // The longest object identifier of the standard has 10 bytes.
    private const int MostOidBytes = 32;

    private const string ActiveAuthentication = "2.23.136.1.1.5";
    private const string Directory = "2.23.136.1.1.13";
    private const string PublicKeyOfDiffieHellman = "0.4.0.127.0.7.2.2.1.1";
    private const string PublicKeyOfEllipticCurve = "0.4.0.127.0.7.2.2.1.2";
    private const string TerminalAuthentication = "0.4.0.127.0.7.2.2.2";
    private const string PaceRoot = "0.4.0.127.0.7.2.2.4.";

    private readonly List<PaceInfo> _pace = [];
    private readonly List<PaceDomainParameterInfo> _paceParameters = [];
    private readonly List<ChipAuthenticationInfo> _chipAuthentication = [];
    private readonly List<ChipAuthenticationPublicKeyInfo> _publicKeys = [];
    private readonly List<TerminalAuthenticationInfo> _terminalAuthentication = [];
    private readonly List<SecurityInfo> _unknown = [];
    private readonly List<SecurityInfo> _malformed = [];
    private string? _activeAuthentication;
    private ReadOnlyMemory<byte>? _directory;

    internal void Add(ReadOnlyMemory<byte> entry)
    {
        var oid = "";
        try
        {
            var fields = new AsnReader(entry, AsnEncodingRules.BER).ReadSequence();
            if (fields.PeekContentBytes().Length > MostOidBytes)
                throw new AsnContentException();
            oid = fields.ReadObjectIdentifier();
            if (!TryAdd(oid, fields))
                _unknown.Add(new(oid, entry));
        }
        catch (AsnContentException)
        {
            _malformed.Add(new(oid, entry));
        }
    }

    internal SecurityInfos Build() => new()
    {
        Pace = _pace,
        PaceDomainParameters = _paceParameters,
        ChipAuthentication = _chipAuthentication,
        ChipAuthenticationPublicKeys = _publicKeys,
        ActiveAuthenticationAlgorithm = _activeAuthentication,
        TerminalAuthentication = _terminalAuthentication,
        Directory = _directory,
        Unknown = _unknown,
        Malformed = _malformed,
    };

    private bool TryAdd(string oid, AsnReader fields)
    {
        if (PaceProtocol.Of(oid) is { } pace)
            _pace.Add(new(pace, ReadNumber(fields), ReadOptionalNumber(fields)));
        else if (ChipAuthenticationProtocol.Of(oid) is { } chip)
            _chipAuthentication.Add(new(chip, ReadNumber(fields), ReadOptionalNumber(fields)));
        else if (IsPaceFamily(oid))
            _paceParameters.Add(new(oid, ReadSequenceWhole(fields), ReadOptionalNumber(fields)));
        else
            return TryAddOther(oid, fields);
        return true;
    }

    private bool TryAddOther(string oid, AsnReader fields)
    {
        switch (oid)
        {
            case PublicKeyOfDiffieHellman or PublicKeyOfEllipticCurve:
                var kind = oid == PublicKeyOfEllipticCurve
                    ? KeyAgreementKind.EllipticCurve
                    : KeyAgreementKind.DiffieHellman;
                _publicKeys.Add(new(kind, ReadSequenceWhole(fields), ReadOptionalNumber(fields)));
                return true;
            case ActiveAuthentication:
                _ = ReadNumber(fields);
                if (fields.PeekContentBytes().Length > MostOidBytes)
                    throw new AsnContentException();
                _activeAuthentication = fields.ReadObjectIdentifier();
                return true;
            case TerminalAuthentication:
                _terminalAuthentication.Add(ReadTerminalAuthentication(fields));
                return true;
            case Directory:
                _directory = fields.ReadOctetString();
                return true;
            default:
                return false;
        }
    }

    // FileID: two bytes, and one of a short identifier that need not be there.
    private static TerminalAuthenticationInfo ReadTerminalAuthentication(AsnReader fields)
    {
        var version = ReadNumber(fields);
        if (!fields.HasData)
            return new(version, null, null);
        var file = fields.ReadSequence();
        var identifier = file.ReadOctetString();
        byte[] shorter = file.HasData ? file.ReadOctetString() : [];
        return identifier.Length == 2 && shorter.Length <= 1
            ? new(version, BinaryPrimitives.ReadUInt16BigEndian(identifier), shorter is [var one] ? one : null)
            : throw new AsnContentException();
    }

    // Domain parameters are named by mapping and family alone, one arc below the root.
    private static bool IsPaceFamily(string oid) =>
        oid.StartsWith(PaceRoot, StringComparison.Ordinal) && oid.Length == PaceRoot.Length + 1
            && oid[^1] is '1' or '2' or '3' or '4' or '6';

    private static ReadOnlyMemory<byte> ReadSequenceWhole(AsnReader fields) =>
        fields.PeekTag() == Asn1Tag.Sequence ? fields.ReadEncodedValue() : throw new AsnContentException();

    private static int ReadNumber(AsnReader fields) =>
        fields.TryReadInt32(out var number) && number >= 0 ? number : throw new AsnContentException();

    private static int? ReadOptionalNumber(AsnReader fields) =>
        fields.HasData && fields.PeekTag() == Asn1Tag.Integer ? ReadNumber(fields) : null;
}
