using System.Security.Cryptography;
using System.Text;
using Bmis.Central.CommandLine;
using Bmis.Watchlist.Documents;

namespace Bmis.Central.Watchlists;

/// <summary>The secret of an index of lost documents, 64 hexadecimal digits in a file.</summary>
internal static class DocumentSecret
{
    private const int LongestFile = 1024;

    /// <summary>Reads a secret; overwrite it when it was used.</summary>
    /// <exception cref="StopException">There is no such file, or it is no secret.</exception>
    public static byte[] Read(string file)
    {
        if (!File.Exists(file)) throw new StopException($"There is no key file {file}.");
        var text = new FileInfo(file).Length <= LongestFile ? File.ReadAllText(file, Encoding.ASCII).Trim() : "";
        if (text.Length != 2 * LostDocumentHasher.ShortestSecret || !text.All(char.IsAsciiHexDigit))
            throw new StopException($"{file} is no key file: it holds {2 * LostDocumentHasher.ShortestSecret} "
                + "hexadecimal digits, such as 'openssl rand -hex 32' makes.");
        return Convert.FromHexString(text);
    }

    /// <summary>The hasher with the secret of a file.</summary>
    /// <exception cref="StopException">There is no such file, or it is no secret.</exception>
    public static LostDocumentHasher HasherOf(string file)
    {
        var secret = Read(file);
        var hasher = new LostDocumentHasher(secret);
        CryptographicOperations.ZeroMemory(secret);
        return hasher;
    }
}
