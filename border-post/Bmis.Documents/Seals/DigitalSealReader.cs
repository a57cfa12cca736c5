using System.Globalization;
using System.Text;
using System.Text.Unicode;
using Bmis.Documents.Mrz;

namespace Bmis.Documents.Seals;

/// <summary>Reads a binary seal (Doc 9303-13, 2.2 to 2.4).</summary>
internal static class DigitalSealReader
{
    private const byte Magic = 0xDC;
    private const byte ThirdVersion = 0x02;
    private const byte FourthVersion = 0x03;
    private const byte SignatureTag = 0xFF;
    private const int CountryBytes = 2;
    private const int SignerCharacters = 4;
    private const int ReferenceBytes = 6;
    private const int SignerBytes = 4;
    private const int LeastSignature = 40;

    internal static SealRead<DigitalSeal> Read(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.IsEmpty)
            return SealRead<DigitalSeal>.Bad(SealFault.Empty, 0);
        if (bytes.Length > SealLimits.MostBytes)
            return SealRead<DigitalSeal>.Bad(SealFault.TooLong, SealLimits.MostBytes);
        var reader = new SealBytes(bytes);
        var header = ReadHeader(reader);
        var seal = header is null ? null : ReadBody(reader, header);
        return reader.Fault == SealFault.None && seal is not null
            ? SealRead<DigitalSeal>.Of(seal)
            : SealRead<DigitalSeal>.Bad(reader.Fault, reader.Place);
    }

    private static SealHeader? ReadHeader(SealBytes reader)
    {
        if (reader.TakeByte() != Magic)
        {
            reader.Fail(SealFault.NotASeal);
            return null;
        }

        var version = reader.TakeByte();
        if (version is not (ThirdVersion or FourthVersion))
        {
            reader.Fail(SealFault.UnknownVersion);
            return null;
        }

        var country = reader.TakeC40(CountryBytes).Trim();
        var signer = version == ThirdVersion ? ReadThird(reader, country) : ReadFourth(reader, country);
        return new(
            version + 1, signer, reader.TakeDate(), reader.TakeDate(), reader.TakeByte(), reader.TakeByte());
    }

    // Four characters of the signer and five of the reference.
    private static SealSigner ReadThird(SealBytes reader, string country)
    {
        var text = reader.TakeC40(ReferenceBytes).PadRight(SignerCharacters);
        return new(country, text[..SignerCharacters], text[SignerCharacters..].Trim(), default);
    }

    // Four characters of the signer, two hexadecimal ones of the reference's length, and the reference.
    private static SealSigner ReadFourth(SealBytes reader, string country)
    {
        var text = reader.TakeC40(SignerBytes).PadRight(SignerCharacters);
        if (!int.TryParse(
            text.AsSpan(SignerCharacters), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var length)
            || length == 0)
        {
            reader.Fail(SealFault.WrongValue);
            return new(country, text[..SignerCharacters], "", default);
        }

        var reference = reader.TakeC40((length + 2) / 3 * 2);
        if (reference.Length != length)
            reader.Fail(SealFault.WrongLength);
        return new(country, text[..SignerCharacters], reference, default);
    }

    private static DigitalSeal? ReadBody(SealBytes reader, SealHeader header)
    {
        var type = SealDocumentTypes.Of(header.FeatureReference, header.Category);
        var features = new List<SealFeature>();
        var problems = new List<SealProblem>();
        while (reader.Fault == SealFault.None && !reader.IsAtEnd)
        {
            var signed = reader.Read;
            var tag = reader.TakeByte();
            var value = reader.Take(reader.TakeLength());
            if (tag == SignatureTag)
                return Finish(reader, header, type, features, problems, signed, value);
            features.Add(Feature(type.Find(tag), tag, value, problems));
        }

        reader.Fail(SealFault.Missing);
        return null;
    }

    private static DigitalSeal? Finish(
        SealBytes reader,
        SealHeader header,
        SealDocumentType type,
        List<SealFeature> features,
        List<SealProblem> problems,
        ReadOnlyMemory<byte> signed,
        ReadOnlyMemory<byte> signature)
    {
        if (signature.Length < LeastSignature)
            reader.Fail(SealFault.WrongLength);

        // Barcode readers end what they read with a line end.
        if (reader.Rest.Span.ContainsAnyExcept((byte)'\r', (byte)'\n', (byte)0))
            reader.Fail(SealFault.TrailingBytes);
        Compare(type, features, problems);
        return new()
        {
            Header = header,
            Kind = type.Kind,
            Features = features,
            Problems = problems,
            SignedBytes = signed,
            Signature = signature,
        };
    }

    private static SealFeature Feature(
        SealFeatureDefinition? definition, byte tag, ReadOnlyMemory<byte> value, List<SealProblem> problems)
    {
        if (definition is null)
            return new(tag, SealFeatureName.Unknown, value, "");
        if (value.Length < definition.Least || value.Length > definition.Most)
            problems.Add(new(SealFault.WrongLength, tag));
        if (Text(definition.Coding, value.Span) is { } text)
            return new(tag, definition.Name, value, text);
        problems.Add(new(SealFault.WrongValue, tag));
        return new(tag, definition.Name, value, "");
    }

    private static string? Text(SealFeatureCoding coding, ReadOnlySpan<byte> value) => coding switch
    {
        SealFeatureCoding.C40 => C40.TryRead(value, out var text) ? text.TrimEnd() : null,
        SealFeatureCoding.Mrz => C40.TryRead(value, out var zone) ? zone.Replace(' ', MrzAlphabet.Filler) : null,
        SealFeatureCoding.Utf8 => Utf8.IsValid(value) ? Encoding.UTF8.GetString(value) : null,
        _ => "",
    };

    private static void Compare(SealDocumentType type, List<SealFeature> features, List<SealProblem> problems)
    {
        foreach (var group in features.GroupBy(feature => feature.Tag).Where(group => group.Count() > 1))
            problems.Add(new(SealFault.Repeated, group.Key));
        foreach (var group in type.Features.GroupBy(row => row.Alternative).Where(group => group.Key > 0))
            if (!group.Any(row => features.Exists(feature => feature.Tag == row.Tag)))
                problems.Add(new(SealFault.Missing, group.First().Tag));
    }
}
