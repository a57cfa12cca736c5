using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Localization;

namespace Bmis.Components.Languages;

/// <summary>The texts of one assembly in the language of the running request, or in one that was chosen.</summary>
internal sealed class TextLocalizer(LanguageCatalogue catalogue, Assembly assembly, Language? chosen = null)
    : IStringLocalizer
{
    public LocalizedString this[string name] => Text(name) is { } text ? new(name, text) : new(name, name, true);

    public LocalizedString this[string name, params object[] arguments] => Text(name) is { } text
        ? new(name, string.Format(chosen?.Culture ?? CultureInfo.CurrentCulture, text, arguments))
        : new(name, name, true);

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) =>
        catalogue.Keys(assembly).Select(key => this[key]);

    private string? Text(string key) => catalogue.Text(assembly, key, (chosen ?? catalogue.Current).Code);
}
