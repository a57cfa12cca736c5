using System.Collections.Frozen;
using System.Globalization;
using Bmis.Biographics;

namespace Bmis.Watchlist.Documents;

/// <summary>
/// One line of a list of lost and stolen documents: issuing State and number, then, where stated, type, reason and
/// headquarters' id; a hyphen stands for what is not stated. Where a tab follows the State, fields stand between tabs
/// and may hold blanks; otherwise they stand between blanks or tabs. States whose code was withdrawn are issuers here
/// (<see cref="CountryCode.ParseIssuer"/>): their documents are still about. It prints as <c>[document]</c>.
/// </summary>
/// <param name="State">The issuing State.</param>
/// <param name="Number">The number.</param>
/// <param name="Row">What else is stated; the default when nothing is.</param>
/// <param name="Problem">A sentence without the line's content, or null when the line was read.</param>
public readonly record struct LostDocumentLine(
    CountryCode State, DocumentNumber Number, LostDocumentRow Row, string? Problem)
{
    /// <summary>Most characters of a line.</summary>
    public const int Longest = 256;

    private const int MostFields = 5;
    private const int LongestType = 2;

    private static readonly FrozenDictionary<string, CountryCode>.AlternateLookup<ReadOnlySpan<char>> States =
        CountryCode.All.Concat(CountryCode.Withdrawn).ToFrozenDictionary(state => state.Code)
            .GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenDictionary<string, LostDocumentReason> Reasons = Enum.GetValues<LostDocumentReason>()
        .Where(reason => reason != LostDocumentReason.Unstated)
        .ToFrozenDictionary(reason => reason.ToString(), StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads a line without its end; whatever it holds, the answer is a document or a problem.</summary>
    public static LostDocumentLine Read(ReadOnlySpan<char> line)
    {
        if (line.Length > Longest) return Wrong("it is longer than it may be.");
        Span<Range> fields = stackalloc Range[MostFields + 1];
        line = line.Trim();
        var count = line.IndexOfAny(' ', '\t') is var first and >= 0 && line[first] == '\t'
            ? line.Split(fields, '\t', StringSplitOptions.TrimEntries)
            : line.SplitAny(fields, " \t", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (count < 2) return Wrong("it lacks the issuing State or the number.");
        if (count > MostFields) return Wrong("it has more than five fields.");
        if (StateOf(line[fields[0]]) is not { } state) return Wrong("the issuing State is not known.");
        var number = DocumentNumber.Parse(line[fields[1]].ToString());
        if (!number.Succeeded) return Wrong("the number is not one.");
        var (row, problem) = RowOf(line, state, fields[2..count]);
        return problem is null ? new(state, number.Value, row, null) : Wrong(problem);
    }

    /// <inheritdoc/>
    public override string ToString() => "[document]";

    private static LostDocumentLine Wrong(string problem) => new(default, default, default, problem);

    private static CountryCode? StateOf(ReadOnlySpan<char> text)
    {
        if (States.TryGetValue(text, out var known)) return known;
        var parsed = CountryCode.ParseIssuer(text.ToString());
        return parsed.Succeeded ? parsed.Value : null;
    }

    private static (LostDocumentRow Row, string? Problem) RowOf(
        ReadOnlySpan<char> line, CountryCode state, ReadOnlySpan<Range> fields)
    {
        var (type, reason, id, stated) = ((string?)null, LostDocumentReason.Unstated, 0UL, false);
        for (var i = 0; i < fields.Length; i++)
        {
            var field = line[fields[i]];
            if (field is "" or "-") continue;
            stated = true;
            var isRight = i switch
            {
                0 => TypeOf(field, out type),
                1 => Reasons.TryGetValue(field.ToString(), out reason),
                _ => ulong.TryParse(field, NumberStyles.None, CultureInfo.InvariantCulture, out id),
            };
            if (!isRight) return (default, $"the {(i switch { 0 => "type", 1 => "reason", _ => "id" })} is not one.");
        }

        return (stated ? new(state, type, reason, id) : default, null);
    }

    private static bool TypeOf(ReadOnlySpan<char> field, out string? type)
    {
        var code = field.TrimEnd('<');
        type = code.ToString().ToUpperInvariant();
        return code.Length is > 0 and <= LongestType
            && char.IsAsciiLetter(code[0]) && char.IsAsciiLetterOrDigit(code[^1]);
    }
}
