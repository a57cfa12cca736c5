using System.Text;

namespace Bmis.Edifact.Tests.PnrgovXml;

/// <summary>Breaks XML; the same random gives the same bytes.</summary>
internal static class XmlMutator
{
    private const int MostBlock = 60;

    private static readonly byte[][] Pieces =
    [
        .. new[]
        {
            "<", ">", "&", "\"", "'", "</PNR>", "<PNR>", "<PNRs>", "</PNRs>", "<Passenger>", "<!--", "-->",
            "<![CDATA[", "]]>", "&#0;", "&#x34;", "&amp;", "&b;", "<?xml version='1.0'?>", "<!DOCTYPE a>", "\0", "\r",
            "<IATA_PNRGOV_NotifRQ>", "</IATA_PNRGOV_NotifRQ>", "xmlns='http://www.iata.org/IATA/2007/00'", "SSRCode='",
            "VGML", "4111111111111111", "\u00dc", "\ud83d\udeec", "2026-02-30T25:00:00", "UNB+UNOA:1'",
        }.Select(Encoding.UTF8.GetBytes),
        [0xFF, 0xFE], [0xC3], [0xEF, 0xBB, 0xBF],
    ];

    internal static byte[] Of(byte[] sample, byte[] other, Random random)
    {
        var bytes = sample;
        for (var change = random.Next(1, 4); change > 0 && bytes.Length > 0; change--)
            bytes = Change(bytes, other, random);
        return bytes;
    }

    private static byte[] Change(byte[] bytes, byte[] other, Random random)
    {
        var at = random.Next(bytes.Length);
        var block = Math.Min(random.Next(1, MostBlock), bytes.Length - at);
        return random.Next(10) switch
        {
            0 => [.. bytes.AsSpan(0, at), (byte)random.Next(256), .. bytes.AsSpan(at + 1)],
            1 => bytes[..at],
            2 => [.. bytes.AsSpan(0, at), .. bytes.AsSpan(at + block)],
            3 => [.. bytes.AsSpan(0, at + block), .. bytes.AsSpan(at)],
            4 => [.. bytes.AsSpan(0, at), .. other.AsSpan(random.Next(other.Length))],
            5 or 6 => Digit(bytes, at, random),
            _ => [.. bytes.AsSpan(0, at), .. Pieces[random.Next(Pieces.Length)], .. bytes.AsSpan(at)],
        };
    }

    // What stays well-formed: another letter or digit in its place.
    private static byte[] Digit(byte[] bytes, int at, Random random)
    {
        var changed = (byte[])bytes.Clone();
        while (at < changed.Length && !char.IsAsciiDigit((char)changed[at]))
            at++;
        if (at < changed.Length)
            changed[at] = (byte)('0' + random.Next(10));
        return changed;
    }
}
