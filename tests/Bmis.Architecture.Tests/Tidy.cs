using System.Text.RegularExpressions;

namespace Bmis.Architecture.Tests;

/// <summary>Finds untidy places in one file and says where and why.</summary>
internal static partial class Tidy
{
    internal const int LongestLine = 120;
    internal const int LongestFile = 400;
    internal const int LongestTestFile = 600;
    internal const int LongestMember = 70;

    private static readonly string[] VagueWords =
        ["Services", "Models", "Common", "Helpers", "Helper", "Utils", "Util", "Misc", "Manager"];

    private static readonly string[] Code = [".cs", ".razor", ".ts", ".css", ".sql", ".proto", ".cake"];

    internal static bool IsCode(string file) => Code.Contains(Path.GetExtension(file));

    internal static IEnumerable<string> Faults(string file, string text)
    {
        var lines = text.Split('\n');
        foreach (var fault in Names(file)) yield return $"{file}: {fault}";
        if (!IsCode(file)) yield break;
        var longest = file.StartsWith("tests/", StringComparison.Ordinal) ? LongestTestFile : LongestFile;
        if (lines.Length - 1 > longest) yield return $"{file}: {lines.Length - 1} lines, at most {longest}";
        for (var i = 0; i < lines.Length; i++)
            foreach (var fault in Line(lines[i]))
                yield return $"{file}:{i + 1}: {fault}";
        if (!file.EndsWith(".cs", StringComparison.Ordinal)) yield break;
        foreach (var fault in Members(lines)) yield return $"{file}:{fault}";
    }

    private static IEnumerable<string> Names(string file) =>
        from part in Path.ChangeExtension(file, null).Split('/')
        from word in VagueWords
        where part == word || (part.EndsWith(word, StringComparison.Ordinal) && char.IsLower(part[^(word.Length + 1)]))
        select $"the name {part} says nothing";

    private static IEnumerable<string> Line(string line)
    {
        if (line.Length > LongestLine) yield return $"{line.Length} columns, at most {LongestLine}";
        if (line.Length > 0 && char.IsWhiteSpace(line[^1])) yield return "blanks at the end of the line";
        if (line.Any(char.IsControl)) yield return "a tab or another control character";
        if (Marker().IsMatch(line)) yield return "a leftover marker";
        if (Switch().IsMatch(line)) yield return "a region or a silenced warning";
        if (DeadCode().IsMatch(line)) yield return "code in a comment";
    }

    // A member's body stands between braces indented by four blanks, as the formatter leaves it.
    private static IEnumerable<string> Members(string[] lines)
    {
        var start = -1;
        for (var i = 1; i < lines.Length; i++)
        {
            if (lines[i] == "    {" && !TypeHead().IsMatch(lines[i - 1])) start = i;
            else if (lines[i] == "    }" && start >= 0)
            {
                var length = i - start - 1;
                if (length > LongestMember)
                    yield return $"{start}: a member of {length} lines, at most {LongestMember}";
                start = -1;
            }
        }
    }

    [GeneratedRegex(@"\b(TO" + @"DO|FIX" + @"ME|HA" + @"CK|XXX:)\b|NotImplemented" + "Exception")]
    private static partial Regex Marker();

    [GeneratedRegex(@"^\s*#(re" + @"gion|endregion|pragma warning dis" + "able)")]
    private static partial Regex Switch();

    [GeneratedRegex(@"^\s*//\s*(var |if \(|return |await |foreach \().*[;{]\s*$")]
    private static partial Regex DeadCode();

    [GeneratedRegex(@"\b(class|struct|interface|enum|record)\b")]
    private static partial Regex TypeHead();
}
