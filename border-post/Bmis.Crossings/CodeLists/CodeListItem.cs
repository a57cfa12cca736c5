namespace Bmis.Crossings.CodeLists;

/// <summary>One code of a list.</summary>
/// <param name="Code">The code as it stands in records.</param>
/// <param name="From">First day in force.</param>
/// <param name="Labels">Label by language code; <c>en</c> is always there.</param>
/// <param name="Until">Last day in force, or null.</param>
public sealed record CodeListItem(
    string Code,
    DateOnly From,
    IReadOnlyDictionary<string, string> Labels,
    DateOnly? Until = null)
{
    /// <summary>True when the code is in force on a day.</summary>
    public bool IsInForce(DateOnly day) => From <= day && (Until is null || day <= Until);

    /// <summary>The label in a language, else in English, else the code.</summary>
    public string Label(string language) =>
        Labels.GetValueOrDefault(language) ?? Labels.GetValueOrDefault("en") ?? Code;
}
