namespace Bmis.Edifact.Filtering;

/// <summary>
/// Finds and masks the numbers of payment cards in any text: 13 to 19 digits, in one piece or in groups with blanks,
/// hyphens, dots, strokes or colons between them.
/// <para>
/// A number is masked when a card scheme has numbers of that beginning and length and the check digit fits. It is left
/// alone when it has a telephone's length (15 digits at most) behind <c>+</c> or a word for telephones; a ticket's (13
/// or 14) behind a word for tickets; when it is a whole field of DOCS or DOCO, or stands directly behind a word for
/// passports and identity cards. Of 13 and 14 digits in one piece, which tickets have, and of UATP cards it is masked
/// only behind a word for cards. A number with something glued to it is found behind such a word, too.
/// </para>
/// </summary>
public static class CardNumbers
{
    /// <summary>What stands in the place of a masked digit; every repertoire has it.</summary>
    public const char Mask = 'X';

    /// <summary>Digits that are left at the end (PCI DSS 4.0, 3.4.1 allows more; nobody here needs more).</summary>
    public const int Kept = 4;

    /// <summary>The places of card numbers in a text: the first digit and the place behind the last.</summary>
    public static IReadOnlyList<(int Start, int End)> Find(string text) =>
        [.. new CardNumberFinder().Find(Bytes(text), NearbyKind.None)];

    /// <summary>The text with all but the last four digits of every card number masked; as long as the text.</summary>
    public static string MaskIn(string text)
    {
        var finder = new CardNumberFinder();
        for (var round = 0; round < CardNumberFinder.Rounds; round++)
        {
            var found = finder.Find(Bytes(text), NearbyKind.None);
            if (found.Count == 0)
                break;
            text = Masked(text, found);
        }

        return text;
    }

    /// <summary>
    /// The account of a payment with all but its last four digits masked, whatever it is; as long as the account.
    /// </summary>
    public static string MaskAccount(string account) => Masked(account, [(0, account.Length)]);

    private static string Masked(string text, List<(int Start, int End)> found)
    {
        var masked = text.ToCharArray();
        foreach (var (start, end) in found)
        {
            var kept = 0;
            for (var at = end - 1; at >= start; at--)
                if (char.IsAsciiDigit(masked[at]) && ++kept > Kept)
                    masked[at] = Mask;
        }

        return new(masked);
    }

    // A byte a character, so that places stay; beyond ISO 646 it only matters that it is no digit.
    private static byte[] Bytes(string text)
    {
        var bytes = new byte[text.Length];
        for (var at = 0; at < bytes.Length; at++)
            bytes[at] = text[at] <= 0x7F ? (byte)text[at] : (byte)0xFF;
        return bytes;
    }
}
