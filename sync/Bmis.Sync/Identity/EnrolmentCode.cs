using System.Security.Cryptography;

namespace Bmis.Sync.Identity;

/// <summary>
/// The one-time code for which a device gets its first certificate: twelve characters of Crockford's base 32, 60 random
/// bits. It prints as <c>[code]</c>; only <see cref="Text"/> tells it. Immutable.
/// </summary>
public sealed class EnrolmentCode
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Length = 12;
    private const int Group = 4;

    // Twelve characters with whatever people put between them.
    private const int LongestTyped = 64;

    private EnrolmentCode(string characters) => Text = string.Join('-', characters.Chunk(Group).Select(Joined));

    /// <summary>The code in groups of four, such as <c>7K3M-9QXA-02TF</c>.</summary>
    public string Text { get; }

    /// <summary>Makes a code.</summary>
    /// <param name="random">A cryptographic source.</param>
    public static EnrolmentCode Make(RandomNumberGenerator random)
    {
        var bytes = new byte[Length];
        random.GetBytes(bytes);
        return new(string.Concat(bytes.Select(one => Alphabet[one % Alphabet.Length])));
    }

    /// <summary>
    /// Reads a code as people type it: blanks and hyphens anywhere, small letters, O for 0, I and L for 1. Null when
    /// it is none.
    /// </summary>
    public static EnrolmentCode? TryParse(string? typed)
    {
        if (typed is null or { Length: > LongestTyped })
            return null;
        var characters = string.Concat(
            typed.Where(one => one is not ('-' or ' ' or '\t' or '\r' or '\n')).Select(Read));
        return characters.Length == Length && characters.All(Alphabet.Contains) ? new(characters) : null;
    }

    /// <inheritdoc/>
    public override string ToString() => "[code]";

    private static char Read(char typed) => char.ToUpperInvariant(typed) switch
    {
        'O' => '0',
        'I' or 'L' => '1',
        var other => other,
    };

    private static string Joined(char[] group) => new(group);
}
