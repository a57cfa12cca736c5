using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace Bmis.Components.Languages;

/// <summary>
/// The languages that are offered, and the texts of every assembly in them. English and French lie in the assemblies;
/// a file in the folder adds a language or overrides single texts. Read once; safe for all threads.
/// </summary>
public sealed class LanguageCatalogue
{
    private const string English = "en";
    private const int MostFiles = 64;

    private static readonly string[] BuiltIn = [English, "fr"];

    private readonly Dictionary<string, Dictionary<string, string>> _added;
    private readonly ConcurrentDictionary<(Assembly, string), Dictionary<string, string>> _embedded = new();

    /// <summary>Reads the folder of the settings.</summary>
    /// <exception cref="InvalidDataException">A file is no language file; the message names it.</exception>
    public LanguageCatalogue(IOptions<LanguageOptions> options)
    {
        _added = options.Value.Folder.Length == 0 ? [] : Folder(options.Value.Folder);
        var codes = BuiltIn.Union(_added.Keys, StringComparer.OrdinalIgnoreCase);
        if (options.Value.Pseudo) codes = codes.Append(PseudoText.Code);
        Offered = [.. codes.Select(Describe)];
        Default = Find(options.Value.Default) ?? Offered[0];
    }

    /// <summary>Every language, English first.</summary>
    public IReadOnlyList<Language> Offered { get; }

    /// <summary>The language of visitors who ask for none that is offered.</summary>
    public Language Default { get; }

    /// <summary>The language of the running request.</summary>
    public Language Current => Find(CultureInfo.CurrentUICulture.Name) ?? Default;

    /// <summary>The language with this code, or with its first part (<c>fr</c> for <c>fr-CA</c>); else null.</summary>
    public Language? Find(string? code)
    {
        if (string.IsNullOrEmpty(code)) return null;
        return Offered.FirstOrDefault(one => one.Code.Equals(code, StringComparison.OrdinalIgnoreCase))
            ?? Offered.FirstOrDefault(one => one.Code.Equals(code.Split('-')[0], StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The texts of an assembly in one language, such as for a form that stands in two.</summary>
    public IStringLocalizer TextsIn(Language language, Assembly assembly) =>
        new TextLocalizer(this, assembly, language);

    /// <summary>A text of an assembly; English when the language has none; null when no language has.</summary>
    internal string? Text(Assembly assembly, string key, string code)
    {
        if (code == PseudoText.Code)
            return Of(assembly, English).TryGetValue(key, out var plain) ? PseudoText.Of(plain) : null;
        if (_added.TryGetValue(code, out var added) && added.TryGetValue(key, out var text)) return text;
        if (Of(assembly, code).TryGetValue(key, out text)) return text;
        return Of(assembly, English).GetValueOrDefault(key);
    }

    internal IEnumerable<string> Keys(Assembly assembly) => Of(assembly, English).Keys;

    private Dictionary<string, string> Of(Assembly assembly, string code) =>
        _embedded.GetOrAdd((assembly, code), one => TextFile.Embedded(one.Item1, one.Item2));

    private static Dictionary<string, Dictionary<string, string>> Folder(string folder) =>
        Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal).Take(MostFiles)
            .ToDictionary(
                path => Path.GetFileNameWithoutExtension(path), TextFile.OnDisk, StringComparer.OrdinalIgnoreCase);

    private Language Describe(string code)
    {
        var culture = Gregorian(new CultureInfo(code));
        var texts = _added.GetValueOrDefault(code) ?? TextFile.Embedded(typeof(LanguageCatalogue).Assembly, code);
        var name = code == PseudoText.Code ? "Pseudo" : texts.GetValueOrDefault(TextFile.Name, culture.NativeName);
        var direction = texts.GetValueOrDefault(TextFile.Direction, culture.TextInfo.IsRightToLeft ? "rtl" : "ltr");
        return new(code, name, direction == "rtl", culture);
    }

    private static CultureInfo Gregorian(CultureInfo culture)
    {
        if (culture.OptionalCalendars.OfType<GregorianCalendar>().FirstOrDefault() is { } calendar)
            culture.DateTimeFormat.Calendar = calendar;
        return CultureInfo.ReadOnly(culture);
    }
}
