namespace Bmis.Sync.Sealing;

/// <summary>Where the parts of sealed bytes stand; see <see cref="Sealer"/> for what they mean.</summary>
internal static class SealedLayout
{
    public const int NonceBytes = 12;
    public const int TagBytes = 16;
    public const int Head = 100;

    public static readonly Range KeyId = 4..12;
    public static readonly Range WrapNonce = 12..24;
    public static readonly Range WrappedKey = 24..56;
    public static readonly Range WrapTag = 56..72;
    public static readonly Range Nonce = 72..84;
    public static readonly Range Tag = 84..100;

    /// <summary>The letters "bms" and the version of the format.</summary>
    public static ReadOnlySpan<byte> Mark => "bms\u0001"u8;
}
