namespace Bmis.Components.Layout;

/// <summary>A link of the main navigation.</summary>
/// <param name="Text">Its text in the reader's language.</param>
/// <param name="Address">Path from the root, such as <c>/posts</c>.</param>
public sealed record NavigationLink(string Text, string Address);
