using System.IO.Compression;
using System.Security.Cryptography;

namespace Bmis.Components.Assets;

/// <summary>A style sheet, script or picture with its address and its compressed forms.</summary>
internal sealed class Asset
{
    internal Asset(string name, byte[] content)
    {
        Name = name;
        Plain = content;
        Hash = Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 8));
        Brotli = Compress(content, stream => new BrotliStream(stream, CompressionLevel.SmallestSize));
        Gzip = Compress(content, stream => new GZipStream(stream, CompressionLevel.SmallestSize));
    }

    internal string Name { get; }

    internal string Hash { get; }

    internal byte[] Plain { get; }

    internal byte[] Brotli { get; }

    internal byte[] Gzip { get; }

    internal string Address => $"{AssetCatalogue.Root}/{Hash}/{Name}";

    internal string MediaType => Path.GetExtension(Name) switch
    {
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        _ => "application/octet-stream",
    };

    private static byte[] Compress(byte[] content, Func<Stream, Stream> wrap)
    {
        using var result = new MemoryStream();
        using (var compressing = wrap(result)) compressing.Write(content);
        return result.ToArray();
    }
}
