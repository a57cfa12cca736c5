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

    private const int IdBytes = 16;

    /// <summary>The key that a message names; null when it breaks a limit.</summary>
    internal static AttachmentKey? Read(AttachmentName? name) =>
        name is { About.Length: IdBytes } && IsCode(name.Kind)
            ? new(new Guid(name.About.Span, bigEndian: true), name.Kind)
            : null;

    internal static bool IsCode(string code) =>
        code.Length is > 0 and <= CodeCharacters
        && code.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_');
}
