using Bmis.BorderPost.Verbs;
using Bmis.Documents.CardVerifiable;

namespace Bmis.BorderPost.Terminal;

/// <summary>
/// Reads a folder of card verifiable certificates (<c>*.cvcert</c>, <c>*.cv</c>) and private keys (<c>*.pem</c>, as
/// PKCS#8). Nobody else than its owner may read a key.
/// </summary>
internal static class TerminalFiles
{
    private const int MostFiles = 1000;
    private const int MostBytes = 64 * 1024;
    private const UnixFileMode OwnersOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>The paths of the files in the order of their names; those that begin with a dot are left.</summary>
    /// <exception cref="IOException">The folder cannot be read, or has too many files.</exception>
    /// <exception cref="UnauthorizedAccessException">It must not be read.</exception>
    internal static string[] In(string folder)
    {
        string[] paths =
        [
            .. Directory.EnumerateFiles(folder)
                .Where(path => !Path.GetFileName(path).StartsWith('.'))
                .Take(MostFiles + 1)
                .Order(StringComparer.Ordinal),
        ];
        return paths.Length <= MostFiles
            ? paths
            : throw new IOException($"{folder} has more than {MostFiles} files.");
    }

    /// <summary>What the files are.</summary>
    /// <exception cref="IOException">Something cannot be read, or a key is open to others.</exception>
    /// <exception cref="UnauthorizedAccessException">It must not be read.</exception>
    internal static List<TerminalFile> Read(string folder) => [.. In(folder).Select(ReadOne)];

    /// <summary>What a terminal holds that has these files.</summary>
    internal static TerminalCertificates Gather(IReadOnlyCollection<TerminalFile> files) => new(
        files.Select(one => one.Certificate).OfType<CardVerifiableCertificate>(),
        files.Select(one => one.Key).OfType<ITerminalKey>());

    private static TerminalFile ReadOne(string path) => Path.GetExtension(path) switch
    {
        ".cvcert" or ".cv" => ReadCertificate(path),
        ".pem" => ReadKey(path),
        _ => new(Path.GetFileName(path), null, null, "unknown-file"),
    };

    private static TerminalFile ReadCertificate(string path)
    {
        using var file = Open(path);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        var fault = CardVerifiableCertificate.Read(bytes, out var certificate);
        return new(
            Path.GetFileName(path), certificate, null, certificate is null ? VerbJson.Kebab(fault) : "");
    }

    private static TerminalFile ReadKey(string path)
    {
        using var file = Open(path);
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(file.SafeFileHandle) & ~OwnersOnly) != 0)
            throw new IOException(
                $"The key {path} can be read or changed by others than its owner; set its mode to 600.");
        using var text = new StreamReader(file);
        var characters = new char[Pkcs8TerminalKey.MostCharacters + 1];
        var read = text.ReadBlock(characters);
        var key = Pkcs8TerminalKey.Read(characters.AsSpan(0, read));
        Array.Clear(characters);
        return new(Path.GetFileName(path), null, key, key is null ? "no-private-key" : "");
    }

    private static FileStream Open(string path)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        if (file.Length <= MostBytes) return file;
        file.Dispose();
        throw new IOException($"{path} has more bytes than a certificate or key may have.");
    }
}
