namespace Bmis.BorderPost.Screens;

/// <summary>One field about the journey. It prints as <c>[field]</c>.</summary>
/// <param name="Name">Name of the field, as the form knows it.</param>
/// <param name="Label">What it is.</param>
/// <param name="Value">What stands in the form.</param>
/// <param name="Text">What the page shows; empty when nothing was entered.</param>
/// <param name="Missing">True when it must be filled and is not.</param>
public sealed record TripFieldView(string Name, string Label, string Value, string Text, bool Missing)
{
    /// <inheritdoc/>
    public override string ToString() => "[field]";
}
