using System.Formats.Asn1;

namespace Bmis.Documents.Cms;

/// <summary>Reads Extensions (RFC 5280, 4.2).</summary>
internal static class ExtensionReader
{
    /// <summary>basicConstraints.</summary>
    internal const string BasicConstraints = "2.5.29.19";

    /// <summary>keyUsage.</summary>
    internal const string KeyUsage = "2.5.29.15";

    private const string ExtendedKeyUsage = "2.5.29.37";
    private const string SubjectKeyIdentifier = "2.5.29.14";
    private const string AuthorityKeyIdentifier = "2.5.29.35";
    private const string PrivateKeyUsagePeriod = "2.5.29.16";
    private const string DocumentTypeList = "2.23.136.1.1.6.2";

    // They need no understanding here: policies, other names, where lists are to be had, and the change of a name.
    private static readonly HashSet<string> Passed =
        ["2.5.29.32", "2.5.29.17", "2.5.29.18", "2.5.29.31", "2.23.136.1.1.6.1"];

    /// <summary>Reads them; null when there are too many.</summary>
    internal static CertificateExtensions? Read(AsnReader sequence)
    {
        if (sequence.ReadAll(CmsLimits.Attributes) is not { } all)
            return null;
        var read = new CertificateExtensions();
        var seen = new HashSet<string>();
        foreach (var one in all)
        {
            var reader = one.ReadOnly();
            var oid = reader.ReadObjectIdentifier();
            var isCritical = reader.IsNext(Asn1Tag.Boolean) && reader.ReadBoolean();
            var value = reader.ReadOctets();
            reader.ThrowIfNotEmpty();
            if (isCritical)
                read = read with { Critical = [.. read.Critical, oid] };
            read = seen.Add(oid) ? Add(read, oid, isCritical, value) : Bad(read, oid);
        }

        return read;
    }

    private static CertificateExtensions Add(
        CertificateExtensions read, string oid, bool isCritical, ReadOnlyMemory<byte> value)
    {
        try
        {
            var reader = new AsnReader(value, AsnEncodingRules.BER);
            if (Add(read, oid, reader) is not { } more)
                return isCritical && !Passed.Contains(oid)
                    ? read with { UnknownCritical = [.. read.UnknownCritical, oid] }
                    : read;
            reader.ThrowIfNotEmpty();
            return more;
        }
        catch (AsnContentException)
        {
            return Bad(read, oid);
        }
    }

    private static CertificateExtensions Bad(CertificateExtensions read, string oid) =>
        read with { Malformed = [.. read.Malformed, oid] };

    private static CertificateExtensions? Add(CertificateExtensions read, string oid, AsnReader reader) => oid switch
    {
        BasicConstraints => AddConstraints(read, reader.ReadSequence()),
        KeyUsage => read with { KeyUsage = ReadUsage(reader) },
        ExtendedKeyUsage => read with { ExtendedKeyUsage = ReadUses(reader.ReadSequence()) },
        SubjectKeyIdentifier => read with { SubjectKeyIdentifier = reader.ReadOctets() },
        AuthorityKeyIdentifier => read with { AuthorityKeyIdentifier = ReadAuthorityKey(reader.ReadSequence()) },
        PrivateKeyUsagePeriod => AddPeriod(read, reader.ReadSequence()),
        DocumentTypeList => read with { DocumentTypes = ReadTypes(reader.ReadSequence()) },
        _ => null,
    };

    private static CertificateExtensions AddConstraints(CertificateExtensions read, AsnReader reader)
    {
        var isAuthority = reader.IsNext(Asn1Tag.Boolean) && reader.ReadBoolean();
        int? length = null;
        if (reader.HasData)
            length = reader.TryReadInt32(out var number) && number >= 0 ? number : throw new AsnContentException();
        reader.ThrowIfNotEmpty();
        return read with { IsAuthority = isAuthority, PathLength = length };
    }

    private static CertificateKeyUsage ReadUsage(AsnReader reader)
    {
        var bits = reader.ReadBitString(out _);
        var usage = CertificateKeyUsage.None;
        foreach (var one in Enum.GetValues<CertificateKeyUsage>())
            if (one != CertificateKeyUsage.None && IsSet(bits, System.Numerics.BitOperations.Log2((uint)one)))
                usage |= one;
        return usage;
    }

    private static bool IsSet(byte[] bits, int number) =>
        number / 8 < bits.Length && (bits[number / 8] & (0x80 >> (number % 8))) != 0;

    private static List<string> ReadUses(AsnReader reader)
    {
        var uses = new List<string>();
        while (reader.HasData && uses.Count < CmsLimits.Attributes)
            uses.Add(reader.ReadObjectIdentifier());
        reader.ThrowIfNotEmpty();
        return uses;
    }

    private static ReadOnlyMemory<byte> ReadAuthorityKey(AsnReader reader)
    {
        var tag = AsnParts.Field(0, isConstructed: false);
        return reader.IsNext(tag) ? reader.ReadOctets(tag) : default;
    }

    private static CertificateExtensions AddPeriod(CertificateExtensions read, AsnReader reader)
    {
        var from = ReadTime(reader, AsnParts.Field(0, isConstructed: false));
        var until = ReadTime(reader, AsnParts.Field(1, isConstructed: false));
        reader.ThrowIfNotEmpty();
        return read with { PrivateKeyFrom = from, PrivateKeyUntil = until };
    }

    private static DateTimeOffset? ReadTime(AsnReader reader, Asn1Tag tag) =>
        reader.IsNext(tag) ? reader.ReadGeneralizedTime(tag) : null;

    private static List<string> ReadTypes(AsnReader reader)
    {
        reader.ReadInteger();
        var types = new List<string>();
        var set = reader.ReadSetOf(skipSortOrderValidation: true);
        while (set.HasData && types.Count < CmsLimits.DocumentTypes)
            types.Add(set.ReadCharacterString(UniversalTagNumber.PrintableString));
        set.ThrowIfNotEmpty();
        return types;
    }
}
