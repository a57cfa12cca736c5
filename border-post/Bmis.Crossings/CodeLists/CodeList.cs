namespace Bmis.Crossings.CodeLists;

/// <summary>
/// A versioned list of codes with labels in several languages and dates between which each code is in force. Lists
/// are data: a country changes them without a release. Immutable and safe to share between threads.
/// </summary>
/// <param name="Name">Name of the list, such as <c>purposes</c>.</param>
/// <param name="Version">Version, from 1 upwards.</param>
/// <param name="Title">What the list holds, in English.</param>
/// <param name="Source">The standard it follows, or <c>own</c>.</param>
/// <param name="Codes">The codes in the order in which screens offer them.</param>
public sealed record CodeList(string Name, int Version, string Title, string Source, IReadOnlyList<CodeListItem> Codes)
{
    /// <summary>Most codes in one list.</summary>
    public const int MaximumCodes = 10_000;

    /// <summary>Reads a list from JSON.</summary>
    /// <exception cref="FormatException">The text is no list, holds a code twice or too many of them.</exception>
    public static CodeList Parse(ReadOnlySpan<byte> json)
    {
        var list = StrictJson.Read<CodeList>(json, "code list");
        if (list.Codes.Count > MaximumCodes) throw new FormatException($"Code list {list.Name}: too many codes.");
        var twice = list.Codes.GroupBy(item => (item.Code, item.From)).FirstOrDefault(group => group.Count() > 1);
        return twice is null
            ? list
            : throw new FormatException($"Code list {list.Name}: {twice.Key.Code} stands twice from {twice.Key.From}.");
    }

    /// <summary>The code as it is in force on a day, or null.</summary>
    public CodeListItem? Find(string code, DateOnly day) =>
        Codes.FirstOrDefault(item => item.Code == code && item.IsInForce(day));

    /// <summary>The label of a code in a language, else in English, else the code itself.</summary>
    public string Label(string code, string language) =>
        Codes.FirstOrDefault(item => item.Code == code)?.Label(language) ?? code;
}
