using System.Collections;

namespace Bmis.Sync.Wire;

/// <summary>
/// Custom metadata of a call: pairs of a lower-case name and a value, in order, names may repeat. A value is printable
/// ASCII text, or bytes when the name ends in <c>-bin</c> (gRPC over HTTP/2, "Custom-Metadata"). Not thread-safe.
/// </summary>
public sealed class GrpcMetadata : IEnumerable<KeyValuePair<string, string>>
{
    private const string BinarySuffix = "-bin";
    private readonly List<KeyValuePair<string, string>> _entries = [];

    /// <summary>The number of pairs.</summary>
    public int Count => _entries.Count;

    /// <summary>Adds a text.</summary>
    /// <exception cref="ArgumentException">The name or value cannot travel in a header.</exception>
    public void Add(string name, string value)
    {
        CheckName(name, binary: false);
        foreach (var character in value)
        {
            if (character is < ' ' or > '~')
                throw new ArgumentException($"The value of metadata '{name}' is not printable ASCII.", nameof(value));
        }

        _entries.Add(new(name, value.Trim(' ')));
    }

    /// <summary>Adds bytes under a name that ends in <c>-bin</c>.</summary>
    /// <exception cref="ArgumentException">The name cannot travel in a header or lacks <c>-bin</c>.</exception>
    public void Add(string name, ReadOnlySpan<byte> value)
    {
        CheckName(name, binary: true);
        _entries.Add(new(name, Convert.ToBase64String(value).TrimEnd('=')));
    }

    /// <summary>The first text under the name, or null.</summary>
    public string? GetText(string name)
    {
        foreach (var entry in _entries)
        {
            if (entry.Key == name)
                return entry.Value;
        }

        return null;
    }

    /// <summary>The first bytes under the name, or null when it is absent or is not base64.</summary>
    public byte[]? GetBytes(string name)
    {
        if (!name.EndsWith(BinarySuffix, StringComparison.Ordinal) || GetText(name) is not { } text)
            return null;
        var padded = text.PadRight((text.Length + 3) / 4 * 4, '=');
        var bytes = new byte[padded.Length / 4 * 3];
        return Convert.TryFromBase64String(padded, bytes, out var length) ? bytes[..length] : null;
    }

    /// <summary>Walks the pairs in order; bytes show as base64 without padding.</summary>
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => _entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Takes a header as it came: reserved ones are left out, joined <c>-bin</c> values are split.</summary>
    internal void AddReceived(string name, string value)
    {
        name = name.ToLowerInvariant();
        if (GrpcHeaders.IsReserved(name))
            return;
        if (!name.EndsWith(BinarySuffix, StringComparison.Ordinal))
        {
            _entries.Add(new(name, value));
            return;
        }

        foreach (var part in value.Split(','))
            _entries.Add(new(name, part.Trim().TrimEnd('=')));
    }

    private static void CheckName(string name, bool binary)
    {
        var legal = name.Length > 0 && !GrpcHeaders.IsReserved(name);
        foreach (var character in name)
            legal &= character is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '_' or '-' or '.';
        if (!legal)
            throw new ArgumentException($"'{name}' cannot be the name of metadata.", nameof(name));
        if (name.EndsWith(BinarySuffix, StringComparison.Ordinal) != binary)
            throw new ArgumentException($"Metadata '{name}': exactly the names with -bin hold bytes.", nameof(name));
    }
}
