using Bmis.Biographics;
using Microsoft.Extensions.Primitives;

namespace Bmis.Reports.Statistics;

/// <summary>The fields of one query string, and what was wrong with them.</summary>
internal sealed class FilterFields
{
    private const int ShownCharacters = 40;
    private const int MostNames = 50;

    // The switch of languages adds its choice to the address of any page.
    private const string Language = "lang";

    private readonly Dictionary<string, string[]> _values = new(StringComparer.Ordinal);
    private readonly List<FilterProblem> _problems = [];

    internal FilterFields(IEnumerable<KeyValuePair<string, StringValues>> query)
    {
        foreach (var (name, values) in query.Where(field => field.Key != Language).Take(MostNames))
        {
            if (FieldNames.All.Contains(name)) _values[name] = Divide(name, values);
            else _problems.Add(new(Shown(name), FilterReason.UnknownField, Shown(values.ToString())));
        }
    }

    internal IReadOnlyList<FilterProblem> Problems => _problems;

    internal T? Single<T>(string name, Func<string, Parsed<T>> parse, FilterReason reason)
        where T : struct
    {
        if (!_values.TryGetValue(name, out var values) || values.Length == 0) return null;
        if (values.Length > 1) Refuse(name, FilterReason.Repeated);
        else if (parse(values[0]).TryGet(out var value)) return value;
        else Refuse(name, reason);
        return null;
    }

    internal IReadOnlyList<T> Several<T>(string name, Func<string, Parsed<T>> parse, Func<T, string> code)
        where T : notnull
    {
        var read = new List<T>();
        foreach (var text in _values.GetValueOrDefault(name, []))
        {
            if (read.Count == FlowFilter.MaximumValues)
            {
                Refuse(name, FilterReason.TooManyValues);
                break;
            }

            if (parse(text).TryGet(out var value)) read.Add(value);
            else _problems.Add(new(name, FilterReason.UnknownCode, Shown(text)));
            if (_problems.Count > FlowFilter.MaximumValues) break;
        }

        return [.. read.DistinctBy(code).OrderBy(code, StringComparer.Ordinal)];
    }

    internal void Refuse(string name, FilterReason reason)
    {
        if (_problems.Any(problem => problem.Field == name)) return;
        _problems.Add(new(name, reason, Shown(string.Join(' ', _values.GetValueOrDefault(name, [])))));
    }

    private static string[] Divide(string name, StringValues values)
    {
        var given = values.Select(value => value?.Trim() ?? "").Where(value => value.Length > 0);
        return name == FieldNames.Nationality
            ? [.. given.SelectMany(value => value.Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries))]
            : [.. given];
    }

    private static string Shown(string value) => value.Length > ShownCharacters ? value[..ShownCharacters] : value;
}
