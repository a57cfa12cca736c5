using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using Bmis.Reports.Pages;
using Bmis.Reports.Rendering;
using Microsoft.Extensions.Localization;

namespace Bmis.Reports.Tests;

/// <summary>The reports' own language files as a localiser.</summary>
internal sealed class JsonTexts : IStringLocalizer
{
    internal static FrozenDictionary<string, string> Read(string language)
    {
        var name = $"languages/{language}.json";
        using var stream = typeof(ReportsRoom).Assembly.GetManifestResourceStream(name)!;
        return JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!.ToFrozenDictionary();
    }

    internal static FlowLabels Labels(string culture = "en-GB") => new(
        new JsonTexts { Culture = CultureInfo.GetCultureInfo(culture) }, CultureInfo.GetCultureInfo(culture));

    private CultureInfo? Culture { get; init; }

    private CultureInfo Language => Culture ?? CultureInfo.CurrentUICulture;

    public LocalizedString this[string name]
    {
        get
        {
            var text = Read(Language.TwoLetterISOLanguageName == "fr" ? "fr" : "en").GetValueOrDefault(name);
            return new(name, text ?? name, text is null);
        }
    }

    public LocalizedString this[string name, params object[] arguments] =>
        new(name, string.Format(Language, this[name].Value, arguments));

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => [];
}
