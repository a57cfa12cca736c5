using System.Text;

namespace Bmis.Watchlist.Tests.Lists;

/// <summary>Breaks source files as networks, editors and attackers do; the same random gives the same bytes.</summary>
internal static class SourceMutator
{
    private const int MostChanges = 4;
    private const int MostBlock = 80;

    // What means something to one of the readers.
    private static readonly byte[][] Pieces =
    [
        .. new[]
        {
            "\"", ",", ";", "|", "\t", "\n", "\r\n", "<", ">", "</", "/>", "&", "&lt;", "&#0;", "&#xD800;", "<!--",
            "<![CDATA[", "]]>", "<?x?>", "<!DOCTYPE a [<!ENTITY b \"c\">]>", "{", "}", "[", "]", ":", "null", "\\ud800",
            "\\u0000", "1e999", "-1", "99999999999999999999", "0000-00-00", "9999-12-31", "\u0000", "\u202E", "\u200B",
            "𝔄", "ﷺ", "\uFEFF", "()", "(", ")",
        }.Select(Encoding.UTF8.GetBytes),
        [0xFF], [0xC0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0x1A],
    ];

    internal static byte[] Of(byte[] sample, Random random)
    {
        var bytes = sample;
        for (var change = random.Next(1, MostChanges + 1); change > 0 && bytes.Length > 0; change--)
            bytes = Change(bytes, random);
        return bytes;
    }

    private static byte[] Change(byte[] bytes, Random random)
    {
        var at = random.Next(bytes.Length);
        var block = Math.Min(random.Next(1, MostBlock), bytes.Length - at);
        return random.Next(9) switch
        {
            0 => With(bytes, at, (byte)(bytes[at] ^ (1 << random.Next(8)))),
            1 => With(bytes, at, (byte)random.Next(256)),
            2 => bytes[..at],
            3 => [.. bytes.AsSpan(0, at), .. bytes.AsSpan(at + block)],
            4 or 5 => [.. bytes.AsSpan(0, at), .. Pieces[random.Next(Pieces.Length)], .. bytes.AsSpan(at)],
            6 => [.. bytes.AsSpan(0, at), .. bytes.AsSpan(random.Next(bytes.Length))],
            7 => With(bytes, at, (byte)('0' + random.Next(10))),
            _ => [.. bytes.AsSpan(0, at + block), .. bytes.AsSpan(at)],
        };
    }

    private static byte[] With(byte[] bytes, int at, byte value)
    {
        var changed = bytes.ToArray();
        changed[at] = value;
        return changed;
    }
}
