using Bmis.Biographics;
using Bmis.Watchlist.Lists;

namespace Bmis.Watchlist.Tests.Quality;

/// <summary>What happens to a listed person's name on its way into a document; one treatment a name.</summary>
internal enum Treatment
{
    WrongLetter,
    SwappedLetters,
    SwappedIdentifiers,
    Cut,
    LeftOut,
    OtherTransliteration,
    RunTogether,
    Divided,
}

/// <summary>Treats names, from a seed.</summary>
internal sealed class Mangler(Random random)
{
    private static readonly (string One, string Other)[] Transliterations =
    [
        ("KH", "H"), ("OU", "U"), ("EE", "I"), ("Y", "I"), ("J", "DJ"), ("W", "V"), ("Q", "K"), ("AL-", "EL-"),
        ("MOHAMMED", "MUHAMMAD"), ("E", "A"), ("O", "U"), ("EI", "EY"), ("SH", "CH"), ("TS", "C"), ("YU", "IU"),
        ("YA", "IA"), ("DH", "D"), ("CK", "K"),
    ];

    /// <summary>The treated name, or null where the treatment has nothing to do.</summary>
    public PersonName? Treat(AlertName listed, Treatment treatment)
    {
        var (primary, secondary) = (listed.Primary.ToUpperInvariant(), listed.Secondary.ToUpperInvariant());
        return treatment switch
        {
            Treatment.WrongLetter when random.Next(2) == 0 && secondary.Length > 2 =>
                Name(primary, WithTypingError(secondary)),
            Treatment.WrongLetter => Name(WithTypingError(primary), secondary),
            Treatment.SwappedLetters => Name(WithSwappedLetters(primary), secondary),
            Treatment.SwappedIdentifiers => secondary.Length == 0 ? null : Name(secondary, primary),
            Treatment.Cut => CutAt30(primary, secondary),
            Treatment.LeftOut => WithoutLast(secondary) is { } rest ? Name(primary, rest) : null,
            Treatment.OtherTransliteration => Transliterated(primary, secondary),
            Treatment.RunTogether => RunTogether(primary, secondary),
            _ => primary.Length < 6 ? null : Name(primary.Insert(primary.Length / 2, " "), secondary),
        };
    }

    private string WithTypingError(string text)
    {
        var at = random.Next(text.Length);
        var letter = (char)('A' + random.Next(26));
        return random.Next(3) switch
        {
            0 when text.Length > 2 => text.Remove(at, 1),
            1 => text.Insert(at, letter.ToString()),
            _ => $"{text[..at]}{letter}{text[(at + 1)..]}",
        };
    }

    private string? WithSwappedLetters(string text)
    {
        if (text.Length < 4) return null;
        var at = random.Next(1, text.Length - 2);
        return text[at] == ' ' || text[at + 1] == ' '
            ? null
            : $"{text[..at]}{text[at + 1]}{text[at]}{text[(at + 2)..]}";
    }

    private static PersonName? CutAt30(string primary, string secondary)
    {
        var field = Transliteration.ToMrzName(primary) + "  " + Transliteration.ToMrzName(secondary);
        if (field.Length <= 30) return null;
        var parts = field[..30].Split("  ", 2);
        return Name(parts[0], parts.ElementAtOrDefault(1) ?? "");
    }

    private static string? WithoutLast(string text) => text.LastIndexOf(' ') is > 0 and var at ? text[..at] : null;

    private PersonName? Transliterated(string primary, string secondary)
    {
        for (var tries = 0; tries < 40; tries++)
        {
            var (one, other) = Transliterations[random.Next(Transliterations.Length)];
            if (random.Next(2) == 0) (one, other) = (other, one);
            if (primary.Contains(one, StringComparison.Ordinal)) return Name(Once(primary, one, other), secondary);
            if (secondary.Contains(one, StringComparison.Ordinal)) return Name(primary, Once(secondary, one, other));
        }

        return null;
    }

    private static PersonName? RunTogether(string primary, string secondary)
    {
        if (primary.IndexOfAny([' ', '-']) is > 0 and var first) return Name(primary.Remove(first, 1), secondary);
        return secondary.IndexOfAny([' ', '-']) is > 0 and var at ? Name(primary, secondary.Remove(at, 1)) : null;
    }

    private static string Once(string text, string one, string other)
    {
        var at = text.IndexOf(one, StringComparison.Ordinal);
        return text[..at] + other + text[(at + one.Length)..];
    }

    private static PersonName? Name(string? primary, string secondary) =>
        PersonName.Parse(primary, secondary).TryGet(out var name) ? name : null;
}
