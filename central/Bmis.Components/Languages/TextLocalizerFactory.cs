using System.Reflection;
using Microsoft.Extensions.Localization;

namespace Bmis.Components.Languages;

/// <summary>Gives every type the texts of its assembly.</summary>
internal sealed class TextLocalizerFactory(LanguageCatalogue catalogue) : IStringLocalizerFactory
{
    public IStringLocalizer Create(Type resourceSource) => new TextLocalizer(catalogue, resourceSource.Assembly);

    public IStringLocalizer Create(string baseName, string location) =>
        new TextLocalizer(catalogue, Assembly.Load(new AssemblyName(location)));
}
