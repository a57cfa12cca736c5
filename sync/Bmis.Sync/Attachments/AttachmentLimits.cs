using Bmis.Sync.Protocol;

namespace Bmis.Sync.Attachments;

/// <summary>What an attachment may be; whatever exceeds it is refused.</summary>
public static class AttachmentLimits
{
    /// <summary>Most bytes of an attachment.</summary>
    public const int ContentBytes = 1024 * 1024;

    /// <summary>Most characters of a kind and of the code that says why there is none.</summary>
    public const int CodeCharacters = 64;

    /// <summary>Most attachments that the centre wants at once; it asks for the others when these have come.</summary>
    public const int MostWanted = 32;

    /// <summary>
    /// Bytes of a part, and of what comes in one: 2 s of 64 kbit/s, so that the journal beside it waits no longer.
    /// </summary>
    public const int PartBytes = 16 * 1024;

    private const int IdBytes = 16;
    private const int DigestBytes = 32;

    /// <summary>The key that a message names; null when it breaks a limit.</summary>
    internal static AttachmentKey? Read(AttachmentName? name) =>
        name is { About.Length: IdBytes } && IsCode(name.Kind)
            ? new(new Guid(name.About.Span, bigEndian: true), name.Kind)
            : null;

    /// <summary>What a message offers; null when it breaks a limit.</summary>
    internal static OfferedAttachment? Read(AttachmentOffer? offer) =>
        offer is { Length: > 0 and <= ContentBytes, Sha256.Length: DigestBytes } && Read(offer.Name) is { } key
            ? new(key, offer.Length, offer.Sha256.Memory)
            : null;

    internal static bool IsCode(string code) =>
        code.Length is > 0 and <= CodeCharacters
        && code.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_');
}
