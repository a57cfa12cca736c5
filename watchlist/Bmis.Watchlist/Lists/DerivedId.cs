using System.Security.Cryptography;
using System.Text;

namespace Bmis.Watchlist.Lists;

/// <summary>
/// Ids for lists that number nothing: derived from what identifies an entry, so that they stay the same from one
/// version to the next and change when what identifies it changes.
/// </summary>
internal static class DerivedId
{
    private const int Length = 8;

    /// <summary>Sixteen hex digits of SHA-256 over the parts.</summary>
    internal static string Of(params string[] parts) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))).AsSpan(0, Length));
}
