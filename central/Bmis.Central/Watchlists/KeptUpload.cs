using System.Security.Cryptography;
using Bmis.Watchlist.Lists;

namespace Bmis.Central.Watchlists;

/// <summary>An upload on disk, sealed with a key that is in memory alone. It prints as its length.</summary>
/// <param name="path">Where it lies.</param>
/// <param name="name">What its sender calls it.</param>
/// <param name="length">Bytes of what was sent.</param>
/// <param name="key">The key and the start of its chain.</param>
internal sealed class KeptUpload(string path, string name, long length, Aes key) : IDisposable
{
    public string Name => name;

    /// <summary>Writes what is sent.</summary>
    public async Task WriteAsync(IFormFile upload, CancellationToken cancellation)
    {
        await using var file = File.Create(path);
        using var sealer = key.CreateEncryptor();
        await using var hidden = new CryptoStream(file, sealer, CryptoStreamMode.Write);
        await upload.CopyToAsync(hidden, cancellation);
    }

    /// <summary>What was sent.</summary>
    public async Task<SourceFile> ReadAsync(CancellationToken cancellation)
    {
        await using var file = File.OpenRead(path);
        using var opener = key.CreateDecryptor();
        await using var clear = new CryptoStream(file, opener, CryptoStreamMode.Read);
        var content = new byte[length];
        await clear.ReadExactlyAsync(content, cancellation);
        return new(name, content);
    }

    /// <summary>Removes it.</summary>
    public void Dispose()
    {
        File.Delete(path);
        key.Dispose();
    }

    public override string ToString() => FormattableString.Invariant($"{length} bytes");
}
