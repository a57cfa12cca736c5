using System.Globalization;
using System.Text;
using Bmis.Watchlist;
using Bmis.Watchlist.Names;

namespace Bmis.Benchmarks.Matching;

/// <summary>
/// Learns which name parts in Latin letters are known in the world and which are spellings of one name: two spellings
/// are one name where the letters of another script in which people write the one stand for the other about as well.
/// It reads the same rows as <see cref="ScriptLearning"/>, and the shipped tables that were learnt there.
/// </summary>
internal static class NameLearning
{
    // How often a name was met, in all sets together; what is rarer is often a mistake.
    private const double LeastCount = 4;

    // A form in a script says something where it is no rarity of the name and its letters do stand for it.
    private const double LeastFormShare = 0.05;
    private const double LeastForm = 0.82;

    // How well a form stands for another spelling, by the engine's measure, and how many bits worse than for its own.
    private const double OneName = 0.86;
    private const double MostBits = 5;
    private const double PerhapsOneName = 0.74;

    private static readonly string[] Origin =
    [
        "# Name parts in Latin letters; then the numbers of later rows, from 0, with other spellings of the name, and",
        "# of those that may be one. Made by the benchmark program's learn FOLDER from every second pair of Wikidata's",
        "# names (CC0-1.0) and, for Arabic, of Google's transliteration set (Apache-2.0).",
    ];

    /// <summary>Writes the names into a folder; returns the file's path.</summary>
    public static string Write(string folder, IEnumerable<LearningRow> rows)
    {
        var path = Path.Combine(folder, "names.tsv");
        File.WriteAllLines(path, [.. Origin, .. Lines(Known(rows))], new UTF8Encoding(false));
        return path;
    }

    private static List<Name> Known(IEnumerable<LearningRow> rows) =>
    [
        .. rows.Select(row => row with { Latin = Folded(row.Latin) }).Where(row => row.Latin.Length is > 1 and < 20)
            .GroupBy(row => row.Latin, StringComparer.Ordinal)
            .Select(group => new Name(new(new(group.Key)), group.Sum(row => row.Count), Forms(group.Key, [.. group])))
            .Where(name => name.Count >= LeastCount)
            .OrderBy(name => name.Word.Text, StringComparer.Ordinal),
    ];

    private static string Folded(string latin) =>
        NameFolding.Fold(latin, 2) is [var part] && part.Text.All(char.IsAsciiLetterUpper) ? part.Text : "";

    private static List<Form> Forms(string latin, List<LearningRow> rows) =>
    [
        .. rows.Where(row => row.Script.Length > 0 && IsAlphabet(row.Script[0]))
            .Select(row => (row.Count, Spelling: Spell(row.Script)))
            .Where(row => row.Spelling is not null)
            .GroupBy(row => row.Spelling!.Table)
            .SelectMany(group => group.Where(row => row.Count >= LeastFormShare * group.Sum(one => one.Count)))
            .Select(row => new Form(row.Spelling!, Bits(row.Spelling!, latin, LeastForm)))
            .Where(form => float.IsFinite(form.Bits)),
    ];

    // Syllables of Hangul and Han characters write foreign names too roughly.
    private static bool IsAlphabet(char letter) => letter < '\u1100';

    private static Spelling? Spell(string text) =>
        ScriptTables.Of(text) is var (table, letters) ? table.Spell(letters) : null;

    // Infinity where the letters stand less well for the spelling than asked.
    private static float Bits(Spelling form, string latin, double least) =>
        new SpellingColumns().Bits(
            form, latin, (float)((1 - least) * Length(form, latin) / MatchingParameters.Default.ScriptBitWeight));

    private static int Length(Spelling form, string latin) => Math.Max(form.Letters.Length, latin.Length);

    private static IEnumerable<string> Lines(List<Name> names)
    {
        var comparer = new WordComparer(MatchingParameters.Default);
        for (var i = 0; i < names.Count; i++)
        {
            var (same, perhaps) = (new List<int>(), new List<int>());
            for (var j = i + 1; j < names.Count; j++)
                if (comparer.MayMatch(names[i].Word.Shape, names[j].Word.Shape))
                {
                    var (isOne, mayBe) = Judge(names[i], names[j]);
                    if (isOne) same.Add(j);
                    else if (mayBe && AreSimilar(names[i].Word, names[j].Word)) perhaps.Add(j);
                }

            yield return $"{names[i].Word.Text}\t{Text(same)}\t{Text(perhaps)}";
        }

        bool AreSimilar(Word one, Word other) => comparer.Similarity(one.Letters, other.Letters).Score > 0;
    }

    private static string Text(List<int> numbers) =>
        string.Join(' ', numbers.Select(number => number.ToString(CultureInfo.InvariantCulture)));

    // Scripts without vowels write many names alike, so that two are one only where no other script tells them apart.
    // Where a name has no form, or both sound the same, nobody can tell.
    private static (bool IsOne, bool MayBe) Judge(Name one, Name other)
    {
        var readings = Readings(one, other).Concat(Readings(other, one)).ToHashSet();
        return (
            readings.Contains(Reading.Well) && !readings.Contains(Reading.No),
            one.Forms.Count == 0 || other.Forms.Count == 0 || one.Word.Sound == other.Word.Sound
                || readings.Contains(Reading.Well) || readings.Contains(Reading.Roughly));
    }

    // How well the forms of a name in each script stand for the other spelling.
    private static IEnumerable<Reading> Readings(Name name, Name other) =>
        name.Forms.GroupBy(form => form.Spelling.Table)
            .Select(script => script.Max(form => Read(form, other.Word.Text)));

    private static Reading Read(Form form, string latin)
    {
        var bits = Bits(form.Spelling, latin, PerhapsOneName);
        if (!float.IsFinite(bits)) return Reading.No;
        var limit = (1 - OneName) * Length(form.Spelling, latin) / MatchingParameters.Default.ScriptBitWeight;
        return bits <= limit && bits <= form.Bits + MostBits ? Reading.Well : Reading.Roughly;
    }

    private enum Reading
    {
        No,
        Roughly,
        Well,
    }

    private sealed record Form(Spelling Spelling, float Bits);

    private sealed record Name(Word Word, double Count, List<Form> Forms);
}
