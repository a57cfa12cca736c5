namespace Bmis.Central.Hits.Photographs;

/// <summary>A place for a picture on a page. It prints as its kind.</summary>
/// <param name="Kind">Which one: it names the texts.</param>
/// <param name="Address">Where it is; empty when it is not here.</param>
/// <param name="Why">The text that says why it is not here; empty when it is.</param>
internal sealed record PictureView(string Kind, string Address, string Why)
{
    public override string ToString() => $"[picture {Kind}]";
}
