using System.Collections.Frozen;

namespace Bmis.Watchlist.Names;

/// <summary>Particles and titles in the letters of the MRZ. Own list, from the name parts of public lists.</summary>
internal static class WordClasses
{
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Particles = Set(
        "AL", "EL", "UL", "AD", "AN", "AR", "AS", "ASH", "AT", "AZ", "BIN", "BEN", "IBN", "BINT", "BINTI", "OULD",
        "DE", "DEL", "DELA", "DELLA", "DI", "DA", "DO", "DOS", "DAS", "DU", "LA", "LE", "LAS", "LOS", "VAN", "VON",
        "DER", "DEN", "TER", "TEN", "ZU", "Y", "E", "I");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Titles = Set(
        "DR", "PROF", "ENG", "GEN", "COL", "CAPT", "MR", "MRS", "MS", "HAJI", "HAJJI", "HAJJ", "SHAYKH", "SHEIKH",
        "SHEIK", "SHAIKH", "MULLAH", "MAULANA", "MAULAVI", "MAWLAWI", "QARI", "SAYYID", "USTAD", "JR", "SR", "MISS",
        "SIR", "LADY", "LORD", "HERR", "FRAU", "MONSIEUR", "MADAME", "MADEMOISELLE", "SENOR", "SENORA", "DON", "DONA",
        "PRESIDENT", "PRESIDENTE", "PRASIDENT", "PRAESIDENT", "MINISTER", "SENATOR", "GOVERNOR", "AMBASSADOR",
        "GENERAL", "COLONEL", "MAJOR", "MAJ", "CAPTAIN", "LIEUTENANT", "LT", "SGT", "ADMIRAL", "BRIGADIER", "COMMANDER",
        "DOCTOR", "PROFESSOR", "ENGINEER", "JUDGE", "IMAM", "AYATOLLAH", "HOJATOLESLAM", "MAWLANA", "MOLLA");

    // Names after the father, which many documents and lists leave out.
    private static readonly string[] PatronymicEndings =
        ["OVICH", "EVICH", "OVITCH", "EVITCH", "ILYICH", "OVNA", "EVNA", "ICHNA", "OVYCH", "IVNA", "AVICH", "AUNA"];

    internal static WordClass Of(ReadOnlySpan<char> text) =>
        Particles.Contains(text) ? WordClass.Particle
        : Titles.Contains(text) ? WordClass.Title
        : IsPatronymic(text) ? WordClass.Patronymic
        : WordClass.Full;

    private static bool IsPatronymic(ReadOnlySpan<char> text)
    {
        if (text is not [.., 'H' or 'A']) return false;
        foreach (var ending in PatronymicEndings)
            if (text.Length > ending.Length + 1 && text.EndsWith(ending)) return true;
        return false;
    }

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Set(params ReadOnlySpan<string> words) =>
        FrozenSet.Create(StringComparer.Ordinal, words).GetAlternateLookup<ReadOnlySpan<char>>();
}
