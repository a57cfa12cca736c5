namespace Bmis.Components.Layout;

internal static class ToneName
{
    internal static string Of(Tone tone) => tone switch
    {
        Tone.Info => "info",
        Tone.Good => "good",
        Tone.Warning => "warning",
        Tone.Danger => "danger",
        _ => "neutral",
    };
}
