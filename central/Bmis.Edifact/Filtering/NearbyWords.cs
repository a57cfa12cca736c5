using System.Collections.Frozen;

namespace Bmis.Edifact.Filtering;

/// <summary>Words before numbers. Codes are those of reservations (AIRIMP), words those of agents.</summary>
internal static class NearbyWords
{
    // Characters before a number that are looked at: a code, a status, a few words.
    private const int Reach = 32;
    private const int LongestWord = 12;

    private static readonly FrozenDictionary<string, NearbyKind> Known = new (NearbyKind Kind, string Words)[]
    {
        (NearbyKind.Card, "CC VI CA MC AX DC JC TP DS UP CCVI CCCA CCMC CCAX CCDC CCJC CCTP CCDS CCUP VISA CARD CARDS "
            + "CREDIT DEBIT AMEX MASTER MASTERCARD DINERS DISCOVER JCB UNIONPAY MAESTRO UATP PAN FOP PAID PAY PAYMENT"),
        (NearbyKind.Phone, "CTC CTCA CTCB CTCE CTCF CTCH CTCM CTCP CTCR CTCT TEL TELE TELEPHONE PHONE PHN MOB MOBILE "
            + "FAX CELL CALL CONTACT WHATSAPP SMS"),
        (NearbyKind.Ticket, "TKT TKTS TKTN TKNA TKNE TKNM TKNO TKNR ETKT TICKET TICKETS ETICKET EMD MCO"),
        (NearbyKind.DocumentText, "DOCS DOCO"),
        (NearbyKind.Identity, "PASSPORT PSPT PP NI ID IDNO DNI"),
    }.SelectMany(one => one.Words.Split(' ').Select(word => (word, one.Kind)))
        .ToFrozenDictionary(one => one.word, one => one.Kind, StringComparer.Ordinal);

    /// <summary>The kind that the words before a number say.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">The first digit of the number.</param>
    internal static NearbyKind Before(ReadOnlySpan<byte> text, int at)
    {
        var isAdjacent = true;
        var first = Math.Max(0, at - Reach);
        for (var end = at; end > first; end--)
        {
            if (text[end - 1] == DigitGroups.HardBreak)
                return NearbyKind.None;
            if (!char.IsAsciiLetter((char)text[end - 1]))
            {
                isAdjacent &= !char.IsAsciiDigit((char)text[end - 1]);
                continue;
            }

            var start = end - 1;
            while (start > 0 && char.IsAsciiLetter((char)text[start - 1]) && end - start <= LongestWord)
                start--;
            var kind = Of(text[start..end]);
            if (kind != NearbyKind.None && (kind != NearbyKind.Identity || isAdjacent))
                return kind;
            (isAdjacent, end) = (false, start + 1);
        }

        return NearbyKind.None;
    }

    private static NearbyKind Of(ReadOnlySpan<byte> word)
    {
        if (word.Length > LongestWord)
            return NearbyKind.None;
        Span<char> upper = stackalloc char[LongestWord];
        for (var at = 0; at < word.Length; at++)
            upper[at] = char.ToUpperInvariant((char)word[at]);
        return Known.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(upper[..word.Length], out var kind)
            ? kind : NearbyKind.None;
    }
}
