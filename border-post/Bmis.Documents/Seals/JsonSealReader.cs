using System.Buffers.Text;
using System.Text.Json;
using Bmis.Biographics;

namespace Bmis.Documents.Seals;

/// <summary>Reads a seal in JSON.</summary>
internal static class JsonSealReader
{
    private static readonly JsonDocumentOptions Strict = new()
    {
        AllowDuplicateProperties = false,
        MaxDepth = SealLimits.MostDepth,
    };

    internal static SealRead<JsonSeal> Read(ReadOnlyMemory<byte> utf8)
    {
        if (utf8.IsEmpty)
            return SealRead<JsonSeal>.Bad(SealFault.Empty, 0);
        if (utf8.Length > SealLimits.MostJsonBytes)
            return SealRead<JsonSeal>.Bad(SealFault.TooLong, SealLimits.MostJsonBytes);
        try
        {
            using var document = JsonDocument.Parse(utf8.Span.StartsWith("\uFEFF"u8) ? utf8[3..] : utf8, Strict);
            return Read(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The second is a string with half a character in it.
            return SealRead<JsonSeal>.Bad(SealFault.NotJson, 0);
        }
    }

    private static SealRead<JsonSeal> Read(JsonElement root)
    {
        if (Child(root, "data") is not { } data || Child(root, "sig") is not { } sig
            || Child(data, "hdr") is not { } header)
            return SealRead<JsonSeal>.Bad(SealFault.NotASeal, 0);
        if (Child(data, "msg") is not { } message || Text(header, "t") is not { Length: > 0 } type)
            return SealRead<JsonSeal>.Bad(SealFault.Missing, 0);
        if (Bytes(sig, "sigvl") is not { Length: > 0 } signature || Bytes(sig, "cer") is not { } certificate
            || Version(header) is not { } version)
            return SealRead<JsonSeal>.Bad(SealFault.WrongValue, 0);
        return SealRead<JsonSeal>.Of(new()
        {
            Type = type,
            Kind = KindOf(type),
            Version = version,
            Signer = new(Text(header, "is"), "", "", certificate),
            Identifier = Text(message, KindOf(type) == JsonSealKind.Test ? "utci" : "uvci"),
            Holder = Child(message, "pid") is { } holder ? Holder(holder) : null,
            Message = CanonicalJson.Write(message),
            Algorithm = Text(sig, "alg"),
            SignedBytes = CanonicalJson.Write(data),
            Signature = signature,
        });
    }

    private static JsonSealKind KindOf(string type) => type switch
    {
        "icao.test" => JsonSealKind.Test,
        "icao.vacc" => JsonSealKind.Vaccination,
        _ => JsonSealKind.Other,
    };

    private static int? Version(JsonElement header) =>
        header.TryGetProperty("v", out var version) && version.ValueKind == JsonValueKind.Number
            && version.TryGetDouble(out var number) && number is >= 0 and <= int.MaxValue && double.IsInteger(number)
            ? (int)number
            : null;

    // Tests name the document's type and number, vaccinations its number alone.
    private static JsonSealHolder Holder(JsonElement holder) => new(
        Text(holder, "n"),
        PartialDate.Parse(Text(holder, "dob")) is { Succeeded: true } date ? date.Value : PartialDate.Unknown,
        Text(holder, "sex"),
        Text(holder, "dt"),
        Text(holder, "dn") is { Length: > 0 } number ? number : Text(holder, "i"),
        Text(holder, "ai"));

    private static JsonElement? Child(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var child)
            && child.ValueKind == JsonValueKind.Object
            ? child
            : null;

    private static string Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString()! : "";

    // The alphabet for URLs is the rule; issuers write the plain one too, with and without its filling at the end.
    private static byte[]? Bytes(JsonElement element, string name)
    {
        var text = Text(element, name).Replace('+', '-').Replace('/', '_').TrimEnd('=');
        return Base64Url.IsValid(text) ? Base64Url.DecodeFromChars(text) : null;
    }
}
