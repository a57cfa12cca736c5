using System.Formats.Asn1;
using System.Security.Cryptography;
using Bmis.Documents.Cms;
using Bmis.Documents.PublicKeys;

namespace Bmis.Documents.Trust;

/// <summary>
/// A defect list as it was read (BSI TR-03129-2, 7): what is known to be wrong with all documents of a signer. Nothing
/// about it is proven by reading it.
/// </summary>
internal sealed class DefectList
{
    private const string ContentType = "0.4.0.127.0.7.3.1.5";
    private const int MostDefects = 10_000;
    private const int MostOfSigner = 64;
    private const int MostDataGroup = 16;

    private static readonly Dictionary<string, DefectKind> Kinds = new()
    {
        [ContentType + ".1.1"] = DefectKind.SignerRevoked,
        [ContentType + ".1.2"] = DefectKind.SignerReplaced,
        [ContentType + ".1.3"] = DefectKind.ChipAuthenticationKeyRevoked,
        [ContentType + ".1.4"] = DefectKind.ActiveAuthenticationKeyRevoked,
        [ContentType + ".2.1"] = DefectKind.DataGroupMalformed,
        [ContentType + ".2.2"] = DefectKind.SecurityObjectInvalid,
        [ContentType + ".2.3"] = DefectKind.IndexDiffers,
        [ContentType + ".4.1"] = DefectKind.CardSecurityMalformed,
    };

    private readonly Dictionary<string, List<Entry>> _entries = [];
    private DigestAlgorithm _digest = DigestAlgorithm.Sha256;

    private DefectList(SignedData signed) => Signed = signed;

    internal SignedData Signed { get; }

    /// <summary>Whether signed data say that they are such a list.</summary>
    internal static bool IsOne(SignedData signed) => signed.ContentType == ContentType;

    /// <summary>Reads one; null when it has not that form or is too large.</summary>
    internal static DefectList? Read(ReadOnlyMemory<byte> bytes)
    {
        SignedData.Read(bytes, CmsLimits.MasterListBytes, out var signed);
        if (signed is null || !IsOne(signed))
            return null;
        try
        {
            var list = new DefectList(signed);
            return list.ReadContent(signed.Content.ReadOnly()) ? list : null;
        }
        catch (AsnContentException)
        {
            return null;
        }
    }

    /// <summary>What is known of the documents of a signer.</summary>
    internal IEnumerable<KnownDefect> Of(Certificate signer)
    {
        var identifier = signer.Extensions.SubjectKeyIdentifier;
        return EntriesOf(KeyOf(signer.Issuer, signer.SerialNumber))
            .Concat(identifier.IsEmpty ? [] : EntriesOf(KeyOf(identifier)))
            .Where(entry => entry.Hash.IsEmpty || IsSame(entry.Hash.Span, signer))
            .SelectMany(entry => entry.Defects);
    }

    private List<Entry> EntriesOf(string key) => _entries.GetValueOrDefault(key, []);

    private bool IsSame(ReadOnlySpan<byte> hash, Certificate signer) =>
        CryptographicOperations.FixedTimeEquals(hash, _digest.Hash(signer.Encoded.Span));

    private bool ReadContent(AsnReader content)
    {
        content.ReadInteger();
        if (DigestAlgorithm.Find(content.ReadObjectIdentifier()) is not { } digest)
            return false;
        _digest = digest;
        var set = content.ReadSetOf(skipSortOrderValidation: true);
        content.ThrowIfNotEmpty();
        if (set.ReadAll(MostDefects) is not { } defects)
            return false;
        foreach (var defect in defects)
            Add(defect.ReadOnly());
        return true;
    }

    private void Add(AsnReader defect)
    {
        var key = ReadSigner(defect);
        ReadOnlyMemory<byte> hash = defect.IsNext(Asn1Tag.PrimitiveOctetString) ? defect.ReadOctets() : default;
        var known = defect.ReadSetOf(skipSortOrderValidation: true).ReadAll(MostOfSigner);
        defect.ThrowIfNotEmpty();
        if (known is null)
            throw new AsnContentException();
        var entry = new Entry(hash, [.. known.Select(one => ReadDefect(one.ReadOnly()))]);
        if (!_entries.TryAdd(key, [entry]))
            _entries[key].Add(entry);
    }

    private static string ReadSigner(AsnReader defect)
    {
        var identifier = AsnParts.Field(0, isConstructed: false);
        if (defect.IsNext(identifier))
            return KeyOf(defect.ReadOctets(identifier));
        var pair = defect.ReadSequence();
        var issuer = DistinguishedName.Read(pair.ReadEncodedValue());
        var serial = Convert.ToHexString(pair.ReadSerial().Span);
        pair.ThrowIfNotEmpty();
        return KeyOf(issuer, serial);
    }

    // The parameters of other kinds say nothing that could be acted on.
    private static KnownDefect ReadDefect(AsnReader defect)
    {
        var type = defect.ReadObjectIdentifier();
        var kind = Kinds.GetValueOrDefault(type);
        List<int> groups = [];
        if (kind == DefectKind.DataGroupMalformed)
        {
            var set = defect.ReadSetOf(skipSortOrderValidation: true);
            while (set.HasData && groups.Count < MostDataGroup)
                groups.Add(set.TryReadInt32(out var number) ? number : 0);
        }

        return new(kind, type, [.. groups.Where(number => number is > 0 and <= MostDataGroup).Distinct().Order()]);
    }

    private static string KeyOf(DistinguishedName issuer, string serial) => $"{serial}\n{issuer.Key}";

    private static string KeyOf(ReadOnlyMemory<byte> identifier) => Convert.ToHexString(identifier.Span);

    private sealed record Entry(ReadOnlyMemory<byte> Hash, IReadOnlyList<KnownDefect> Defects);
}
