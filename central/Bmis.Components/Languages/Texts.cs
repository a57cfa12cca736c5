namespace Bmis.Components.Languages;

/// <summary>Names this library's own texts: <c>IStringLocalizer&lt;Texts&gt;</c>.</summary>
public sealed class Texts
{
    private Texts()
    {
    }
}
