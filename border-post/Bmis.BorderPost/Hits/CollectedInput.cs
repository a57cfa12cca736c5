using Bmis.Crossings.Hits;

namespace Bmis.BorderPost.Hits;

/// <summary>The form of what was noted, as the page posts it: texts, each of which may be anything.</summary>
internal sealed class CollectedInput
{
    public string Key { get; set; } = "";

    public string? Entry { get; set; }

    public string? Route { get; set; }

    public string? Companions { get; set; }

    public string? Vehicle { get; set; }

    public string? Baggage { get; set; }

    public string? Words { get; set; }

    /// <summary>Null when nothing was noted, or more than a record may hold.</summary>
    internal Collected? Read()
    {
        string[] texts = [.. new[] { Route, Companions, Vehicle, Baggage, Words }.Select(one => one?.Trim() ?? "")];
        var noted = new Collected(texts[0], texts[1], texts[2], texts[3], texts[4]);
        return noted.IsEmpty || texts.Any(one => one.Length > HitEvent.LongestWords) ? null : noted;
    }

    public override string ToString() => "[collected]";
}
