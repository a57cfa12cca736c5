namespace Bmis.BorderPost.Screens;

/// <summary>A warning as a symbol that a traveller cannot read, with the words for the officer.</summary>
/// <param name="Symbol">One character.</param>
/// <param name="Text">What it means.</param>
public sealed record SignView(string Symbol, string Text);
