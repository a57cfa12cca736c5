using System.Globalization;

namespace Bmis.Central.CommandLine;

/// <summary>
/// The words after a verb: plain words and options. An option is <c>--name value</c>, a flag <c>--name</c>. Each is
/// taken once; what nobody takes is an error.
/// </summary>
internal sealed class Arguments(IEnumerable<string> words)
{
    private readonly List<string> _left = [.. words];

    /// <summary>Takes a flag; true when it was there.</summary>
    public bool Flag(string name) => _left.Remove(name);

    /// <summary>Takes an option's value; null when it was not there.</summary>
    public string? Option(string name)
    {
        var at = _left.IndexOf(name);
        if (at < 0)
            return null;
        if (at + 1 >= _left.Count)
            throw new StopException($"The option {name} lacks its value.");
        var value = _left[at + 1];
        _left.RemoveRange(at, 2);
        return value;
    }

    /// <summary>Takes an option that must be there.</summary>
    public string Required(string name) => Option(name) ?? throw new StopException($"The option {name} is missing.");

    /// <summary>Takes an option that must be a whole number of at least 0.</summary>
    public int RequiredNumber(string name) =>
        int.TryParse(Required(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new StopException($"The option {name} wants a whole number.");

    /// <summary>Takes an option as often as it was given.</summary>
    public IReadOnlyList<string> Each(string name)
    {
        var values = new List<string>();
        while (Option(name) is { } value)
            values.Add(value);
        return values;
    }

    /// <summary>Takes the next plain word; take options first.</summary>
    public string Word(string meaning)
    {
        if (_left.Count == 0 || IsOption(_left[0]))
            throw new StopException($"{meaning} is missing.");
        var word = _left[0];
        _left.RemoveAt(0);
        return word;
    }

    /// <summary>Takes all plain words that are left.</summary>
    public IReadOnlyList<string> Words()
    {
        RequireNoOption();
        var words = _left.ToArray();
        _left.Clear();
        return words;
    }

    /// <summary>Takes every word of the form <c>--Section:Name=value</c>: it overrides a setting.</summary>
    public string[] Settings()
    {
        var settings = _left.Where(IsSetting).ToArray();
        _left.RemoveAll(IsSetting);
        return settings;
    }

    /// <summary>Stops the program when a word or option is left that nobody took.</summary>
    public void RequireNothingElse()
    {
        RequireNoOption();
        if (_left.Count > 0)
            throw new StopException($"'{_left[0]}' is not understood here.");
    }

    private static bool IsSetting(string word) => word.StartsWith("--", StringComparison.Ordinal) && word.Contains('=');

    private static bool IsOption(string word) => word.Length > 1 && word[0] == '-';

    private void RequireNoOption()
    {
        if (_left.Find(IsOption) is { } unknown)
            throw new StopException($"The option {unknown} is not known here.");
    }
}
