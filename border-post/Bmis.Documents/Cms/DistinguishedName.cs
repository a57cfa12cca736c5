using System.Formats.Asn1;
using System.Globalization;
using System.Text;

namespace Bmis.Documents.Cms;

/// <summary>
/// The name of an issuer or subject (RFC 5280, 4.1.2.4). Two are alike when they have the same parts, whatever the
/// order, case, white space and kind of string: States write the name of one authority in several ways.
/// </summary>
public sealed class DistinguishedName : IEquatable<DistinguishedName>
{
    private const string CountryOid = "2.5.4.6";
    private const int MostCharacters = 1024;

    private static readonly Dictionary<string, string> ShortNames = new()
    {
        [CountryOid] = "C",
        ["2.5.4.10"] = "O",
        ["2.5.4.11"] = "OU",
        ["2.5.4.3"] = "CN",
        ["2.5.4.5"] = "serialNumber",
        ["2.5.4.7"] = "L",
        ["2.5.4.8"] = "ST",
    };

    private readonly List<(string Type, string Value)> _parts;

    private DistinguishedName(ReadOnlyMemory<byte> encoded, List<(string Type, string Value)> parts)
    {
        (Encoded, _parts) = (encoded, parts);
        Country = parts.Find(part => part.Type == CountryOid).Value?.Trim().ToUpperInvariant() ?? "";
        Key = string.Join('\n', parts.Select(part => $"{part.Type}={Fold(part.Value)}").Order(StringComparer.Ordinal));
    }

    /// <summary>The bytes as read.</summary>
    public ReadOnlyMemory<byte> Encoded { get; }

    /// <summary>The country in capitals, such as DE; empty when the name has none.</summary>
    public string Country { get; }

    /// <summary>The same text for all names that are alike.</summary>
    internal string Key { get; }

    /// <summary>Whether two names are alike.</summary>
    public bool Equals(DistinguishedName? other) => other is not null && Key == other.Key;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as DistinguishedName);

    /// <inheritdoc/>
    public override int GetHashCode() => Key.GetHashCode(StringComparison.Ordinal);

    /// <summary>The name as it is usually printed, such as <c>C=DE, O=bund, OU=bsi, CN=csca-germany</c>.</summary>
    public override string ToString() =>
        string.Join(", ", _parts.Select(part => $"{ShortNames.GetValueOrDefault(part.Type, part.Type)}={part.Value}"));

    /// <summary>Reads a Name.</summary>
    /// <exception cref="AsnContentException">The bytes are none.</exception>
    internal static DistinguishedName Read(ReadOnlyMemory<byte> encoded)
    {
        var parts = new List<(string, string)>();
        foreach (var set in encoded.ReadOnly().ReadAll(CmsLimits.NameParts) ?? throw new AsnContentException())
        {
            var outer = new AsnReader(set, AsnEncodingRules.BER);
            foreach (var part in outer.ReadSetOf(skipSortOrderValidation: true).ReadAll(CmsLimits.NameParts)
                ?? throw new AsnContentException())
                parts.Add(ReadPart(part.ReadOnly()));
        }

        return new(encoded, parts);
    }

    private static (string Type, string Value) ReadPart(AsnReader part)
    {
        var type = part.ReadObjectIdentifier();
        var value = ReadText(part);
        part.ThrowIfNotEmpty();
        return (type, value.Length <= MostCharacters ? value : throw new AsnContentException());
    }

    // Strings hold bytes that their kind does not allow: what is not UTF-8 is taken as Latin-1, and what is no string
    // stands by its bytes.
    private static string ReadText(AsnReader part)
    {
        var tag = part.PeekTag();
        var content = tag.IsConstructed ? part.ReadEncodedValue() : Primitive(part);
        if (tag.TagClass != TagClass.Universal || tag.IsConstructed)
            return Convert.ToHexString(content.Span);
        return (UniversalTagNumber)tag.TagValue switch
        {
            UniversalTagNumber.BMPString => Encoding.BigEndianUnicode.GetString(content.Span),
            UniversalTagNumber.UniversalString => Encoding.UTF32.GetString(content.Span),
            UniversalTagNumber.UTF8String or UniversalTagNumber.PrintableString or UniversalTagNumber.IA5String
                or UniversalTagNumber.TeletexString or UniversalTagNumber.NumericString
                or UniversalTagNumber.VisibleString => Decode(content.Span),
            _ => Convert.ToHexString(content.Span),
        };
    }

    private static ReadOnlyMemory<byte> Primitive(AsnReader part)
    {
        var content = part.PeekContentBytes();
        part.ReadEncodedValue();
        return content;
    }

    private static string Decode(ReadOnlySpan<byte> bytes) =>
        System.Text.Unicode.Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : Encoding.Latin1.GetString(bytes);

    private static string Fold(string value)
    {
        var words = Compatible(value).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', words).ToLower(CultureInfo.InvariantCulture);
    }

    // Half of a surrogate pair has no normal form.
    private static string Compatible(string value) =>
        value.IsNormalized(NormalizationForm.FormKC) || value.Any(char.IsSurrogate)
            ? value
            : value.Normalize(NormalizationForm.FormKC);
}
