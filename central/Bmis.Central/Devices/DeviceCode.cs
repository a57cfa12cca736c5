namespace Bmis.Central.Devices;

/// <summary>A one-time code as the warehouse holds it.</summary>
internal sealed record DeviceCode
{
    public required byte[] CodeDigest { get; init; }

    public DateTime ExpiresAt { get; init; }

    public int WrongTries { get; init; }

    public DateTime? UsedAt { get; init; }

    /// <summary>The key that it was used for; null while it was not.</summary>
    public byte[]? UsedKeySha256 { get; init; }
}
