namespace Bmis.BorderPost.Screens;

/// <summary>A state in the bar.</summary>
/// <param name="State">Style: good, warning, danger, neutral.</param>
/// <param name="Text">A few words.</param>
public sealed record BarItemView(string State, string Text);
