namespace Bmis.Components.Languages;

/// <summary>The settings of the section <c>Languages</c>.</summary>
public sealed class LanguageOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Languages";

    /// <summary>A folder of further languages, one file <c>CODE.json</c> each; empty for none.</summary>
    public string Folder { get; set; } = "";

    /// <summary>The language of a visitor who asks for none that is offered.</summary>
    public string Default { get; set; } = "en";

    /// <summary>True offers the pseudo language <c>qps-ploc</c>, which shows untranslated and clipped texts.</summary>
    public bool Pseudo { get; set; }
}
