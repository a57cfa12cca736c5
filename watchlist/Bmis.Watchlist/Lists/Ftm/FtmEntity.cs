namespace Bmis.Watchlist.Lists.Ftm;

/// <summary>An entity of the model: its id, its schema, and lists of values by the names of properties.</summary>
internal sealed class FtmEntity(JsonItem line)
{
    private readonly JsonItem _properties = line.Object("properties");

    internal SourcePlace Place => line.Place;

    internal string Id => line.Text("id");

    internal string Schema => line.Text("schema");

    internal string Caption => line.Text("caption");

    internal IEnumerable<string> Datasets => line.Texts("datasets");

    internal IEnumerable<string> this[string property] => _properties.Texts(property);

    public override string ToString() => line.ToString();
}
