using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Bmis.Sync.Sealing;

/// <summary>Reads the lines of a key file, without making text of a key.</summary>
internal sealed class KeyFileReader(string path)
{
    public const int LargestFile = 16 * 1024;
    private const int MostKeys = 64;

    private readonly List<SealingKey> _keys = [];

    public KeyFileResult Read(ReadOnlySpan<byte> bytes, RandomNumberGenerator random)
    {
        var number = 0;
        foreach (var range in bytes.Split((byte)'\n'))
        {
            number++;
            var line = bytes[range].Trim(" \t\r"u8);
            if (!line.IsEmpty && line[0] != (byte)'#' && Take(line, number) is { } fault)
                return Refuse(fault);
        }

        return _keys.Count switch
        {
            0 => Refuse($"The key file {path} holds no key."),
            > MostKeys => Refuse($"The key file {path} holds more than {MostKeys} keys."),
            _ => new KeyFileResult(new MasterKeys(_keys, random), ""),
        };
    }

    private string? Take(ReadOnlySpan<byte> line, int number)
    {
        var blank = line.IndexOf((byte)' ');
        if (blank < 0 || SealingKeyId.TryParse(Encoding.UTF8.GetString(line[..blank])) is not { } id)
            return $"Line {number} of the key file {path} must hold an id of 16 hexadecimal digits, a blank and a key.";
        if (_keys.Exists(key => key.Id == id))
            return $"The key file {path} holds the key {id} twice.";
        Span<byte> secret = stackalloc byte[SealingKey.Bytes + 3];
        var status = Base64.DecodeFromUtf8(line[blank..].TrimStart((byte)' '), secret, out _, out var length);
        if (status == OperationStatus.Done && length == SealingKey.Bytes)
            _keys.Add(new SealingKey(id, secret[..length]));
        else
            return $"The key {id} in the key file {path} must be {SealingKey.Bytes} bytes in base64.";
        CryptographicOperations.ZeroMemory(secret);
        return null;
    }

    private KeyFileResult Refuse(string fault)
    {
        _keys.ForEach(key => key.Dispose());
        return KeyFileResult.Bad(fault);
    }
}
