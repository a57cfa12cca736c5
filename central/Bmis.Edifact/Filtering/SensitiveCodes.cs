using System.Collections.Frozen;
using System.Text;

namespace Bmis.Edifact.Filtering;

/// <summary>
/// The table of services whose content is filtered before anybody uses a booking. It is replaced as a whole; its text
/// has a line for each code: code, kind and reason, with tabs between them; <c>#</c> begins a remark. For any thread.
/// </summary>
public sealed class SensitiveCodes
{
    /// <summary>Codes of one table at most.</summary>
    public const int Most = 1_000;

    internal const int ShortestCode = 3;
    private const int LongestCode = 6;
    private const int LongestReason = 200;

    private static readonly Lazy<SensitiveCodes> Embedded = new(ReadStandard);

    private readonly FrozenDictionary<string, SensitiveService> _byCode;

    private SensitiveCodes(List<SensitiveService> all)
    {
        All = all;
        _byCode = all.ToFrozenDictionary(one => one.Code, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The table that comes with the program.</summary>
    public static SensitiveCodes Standard => Embedded.Value;

    /// <summary>The services in the order of the table.</summary>
    public IReadOnlyList<SensitiveService> All { get; }

    /// <summary>The service of a code, in capital or small letters; null when it is none of the table.</summary>
    public SensitiveService? Find(ReadOnlySpan<char> code) =>
        _byCode.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(code, out var found) ? found : null;

    /// <summary>Reads a table.</summary>
    /// <exception cref="FormatException">It is none; the message names the line and what is wrong.</exception>
    public static SensitiveCodes Read(string table)
    {
        var all = new List<SensitiveService>();
        var codes = new HashSet<string>(StringComparer.Ordinal);
        var lines = table.Split('\n');
        for (var index = 0; index < lines.Length; index++)
        {
            var line = lines[index].TrimEnd('\r');
            if (line.Length == 0 || line[0] == '#')
                continue;
            all.Add(Row(line, index + 1));
            if (!codes.Add(all[^1].Code) || all.Count > Most)
                throw Fault(index + 1, "the code stands twice, or the table is too long");
        }

        return new(all);
    }

    private static SensitiveService Row(string line, int number)
    {
        if (line.Split('\t') is not [var code, var kind, var why])
            throw Fault(number, "has no code, kind and reason with tabs between them");
        if (code.Length is < ShortestCode or > LongestCode || !code.All(char.IsAsciiLetterUpper))
            throw Fault(number, "a code is three to six capital letters");
        if (!Enum.TryParse<SensitiveKind>(kind, out var parsed) || parsed.ToString() != kind)
            throw Fault(number, "the kind is not known");
        if (why.Trim().Length is 0 or > LongestReason)
            throw Fault(number, "a reason has 1 to 200 characters");
        return new(code, parsed, why);
    }

    private static SensitiveCodes ReadStandard()
    {
        using var stream = typeof(SensitiveCodes).Assembly.GetManifestResourceStream(
            "Bmis.Edifact.Filtering.Standard.sensitive-services.tsv")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return Read(reader.ReadToEnd());
    }

    private static FormatException Fault(int line, string problem) =>
        new($"Sensitive services, line {line}: {problem}.");
}
