using System.Security.Cryptography;

namespace Bmis.Watchlist.Lists;

/// <summary>
/// What an entry says, as 16 bytes: whoever clears a traveller of an entry clears this content and no later one.
/// </summary>
public static class EntryDigest
{
    /// <summary>Length in bytes.</summary>
    public const int Length = 16;

    /// <summary>The first half of SHA-256 over the entry as a list file has it, as small hex digits.</summary>
    public static string Of(AlertEntry entry)
    {
        using var body = new EntryWriter();
        body.Add(entry);
        return Convert.ToHexStringLower(SHA256.HashData(body.ToArray()).AsSpan(0, Length));
    }
}
