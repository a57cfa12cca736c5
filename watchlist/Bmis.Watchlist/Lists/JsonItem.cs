using System.Text.Json;

namespace Bmis.Watchlist.Lists;

/// <summary>A JSON object of a source. What has another form than it should have is told, never thrown.</summary>
internal sealed class JsonItem(JsonElement element, SourcePlace place)
{
    private const int MostValues = 10_000;

    internal SourcePlace Place => place;

    internal bool IsObject => element.ValueKind == JsonValueKind.Object;

    /// <summary>The text or number of a property, squeezed; empty where it is missing, null or of another kind.
    /// </summary>
    internal string Text(string name) => Property(name) is { } value ? TextOf(value) : "";

    /// <summary>The texts of a property that is a list, or one text.</summary>
    internal IEnumerable<string> Texts(string name)
    {
        if (Property(name) is not { } value) return [];
        var texts = value.ValueKind == JsonValueKind.Array
            ? value.EnumerateArray().Take(MostValues).Select(TextOf)
            : [TextOf(value)];
        return texts.Where(text => text.Length > 0);
    }

    /// <summary>The object of a property, or one without properties.</summary>
    internal JsonItem Object(string name) => new(Property(name) ?? default, place);

    /// <summary>The objects in a property that is a list.</summary>
    internal IEnumerable<JsonItem> Objects(string name) =>
        Property(name) is { ValueKind: JsonValueKind.Array } value
            ? value.EnumerateArray().Take(MostValues).Select(item => new JsonItem(item, place))
                .Where(item => item.IsObject)
            : [];

    /// <summary>True when a property is there and not null.</summary>
    internal bool Has(string name) => Property(name) is { ValueKind: not JsonValueKind.Null };

    public override string ToString() => $"row {place.Row}";

    private JsonElement? Property(string name)
    {
        if (!IsObject) return null;
        try
        {
            return element.TryGetProperty(name, out var value) ? value : null;
        }
        catch (InvalidOperationException)
        {
            // Some other name cannot be read; the one that is looked for may stand beside it.
            return element.EnumerateObject().Where(property => IsNamed(property, name))
                .Select(property => (JsonElement?)property.Value).LastOrDefault();
        }
    }

    private static bool IsNamed(JsonProperty property, string name)
    {
        try
        {
            return property.NameEquals(name);
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static string TextOf(JsonElement value)
    {
        try
        {
            return value.ValueKind switch
            {
                JsonValueKind.String => SourceText.Squeeze(value.GetString()),
                JsonValueKind.Number => value.GetRawText(),
                _ => "",
            };
        }
        catch (InvalidOperationException)
        {
            // Half of a pair of surrogates stands in the text, which means no letter: it stays as it is escaped.
            return SourceText.Squeeze(value.GetRawText().Trim('"'));
        }
    }
}
