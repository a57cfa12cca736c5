using Bmis.Documents.Tlv;

namespace Bmis.Documents.CardVerifiable;

/// <summary>Reads certificates object by object, in the one order they have (BSI TR-03110-3, C.1).</summary>
internal static class CardVerifiableReader
{
    internal const uint Certificate = 0x7F21;
    internal const uint Body = 0x7F4E;
    internal const uint Signature = 0x5F37;
    internal const uint Profile = 0x5F29;
    internal const uint Authority = 0x42;
    internal const uint PublicKey = 0x7F49;
    internal const uint Holder = 0x5F20;
    internal const uint Authorisation = 0x7F4C;
    internal const uint EffectiveDate = 0x5F25;
    internal const uint ExpirationDate = 0x5F24;

    private const uint Extensions = 0x65;
    private const int DateDigits = 6;
    private const int Century = 2000;

    internal static CardVerifiableFault Read(
        ReadOnlyMemory<byte> bytes, out CardVerifiableCertificate? certificate)
    {
        certificate = null;
        if (bytes.Length > CardVerifiableLimits.CertificateBytes)
            return CardVerifiableFault.TooLong;
        if (TlvReader.ReadHead(bytes.Span, out var tag, out var head, out var length) is not TlvFault.None)
            return CardVerifiableFault.Malformed;
        if (tag != Certificate)
            return CardVerifiableFault.WrongTag;
        return length == bytes.Length - head
            ? ReadContent(bytes[head..], out certificate)
            : CardVerifiableFault.Malformed;
    }

    /// <summary>Reads body and signature, as a chip gets them.</summary>
    internal static CardVerifiableFault ReadContent(
        ReadOnlyMemory<byte> content, out CardVerifiableCertificate? certificate)
    {
        certificate = null;
        if (content.Length > CardVerifiableLimits.CertificateBytes)
            return CardVerifiableFault.TooLong;
        var outer = new TlvReader(content.Span);
        if (!outer.TryRead(Body, out var body) || !outer.TryRead(Signature, out var signature)
            || signature.Value.IsEmpty)
            return CardVerifiableFault.Missing;
        if (!outer.Rest.IsEmpty)
            return CardVerifiableFault.Malformed;
        if (ReadBody(body.Value, out var parts) is not CardVerifiableFault.None and var fault)
            return fault;
        certificate = new()
        {
            Authority = parts.Authority!,
            Holder = parts.Holder!,
            PublicKey = parts.Key!,
            Authorisation = parts.Authorisation!,
            EffectiveDate = parts.From,
            ExpirationDate = parts.Until,
            Body = content[..body.Whole.Length],
            Signature = signature.Value.ToArray(),
            Content = content,
        };
        return CardVerifiableFault.None;
    }

    private static CardVerifiableFault ReadBody(ReadOnlySpan<byte> body, out Parts parts)
    {
        parts = new();
        var reader = new TlvReader(body);
        if (!reader.TryRead(Profile, out var profile))
            return CardVerifiableFault.Missing;
        if (profile.Value is not [0])
            return CardVerifiableFault.UnknownProfile;
        if (!reader.TryRead(Authority, out var authority) || !reader.TryRead(PublicKey, out var key)
            || !reader.TryRead(Holder, out var holder) || !reader.TryRead(Authorisation, out var authorisation)
            || !reader.TryRead(EffectiveDate, out var from) || !reader.TryRead(ExpirationDate, out var until))
            return CardVerifiableFault.Missing;
        // Extensions bind other sectors' data to a terminal; chips of travel documents do not use them.
        reader.TryRead(Extensions, out _);
        if (!reader.Rest.IsEmpty)
            return CardVerifiableFault.Malformed;
        parts.Authority = KeyReference.Read(authority.Value);
        parts.Holder = KeyReference.Read(holder.Value);
        if (parts.Authority is null || parts.Holder is null)
            return CardVerifiableFault.WrongReference;
        if (!TryReadDate(from.Value, out parts.From) || !TryReadDate(until.Value, out parts.Until))
            return CardVerifiableFault.WrongDate;
        parts.Authorisation = HolderAuthorisation.Read(authorisation.Value);
        return parts.Authorisation is null
            ? CardVerifiableFault.WrongAuthorisation
            : TerminalPublicKeyReader.Read(key.Value, out parts.Key);
    }

    // Six digits, one in each byte: year within the century, month and day (D.2.1.4).
    private static bool TryReadDate(ReadOnlySpan<byte> digits, out DateOnly date)
    {
        date = default;
        if (digits.Length != DateDigits || digits.ContainsAnyExceptInRange((byte)0, (byte)9))
            return false;
        var (year, month, day) = (Pair(digits, 0), Pair(digits, 2), Pair(digits, 4));
        if (month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(Century + year, month))
            return false;
        date = new(Century + year, month, day);
        return true;
    }

    private static int Pair(ReadOnlySpan<byte> digits, int at) => (10 * digits[at]) + digits[at + 1];

    private ref struct Parts
    {
        internal KeyReference? Authority;
        internal KeyReference? Holder;
        internal TerminalPublicKey? Key;
        internal HolderAuthorisation? Authorisation;
        internal DateOnly From;
        internal DateOnly Until;
    }
}
