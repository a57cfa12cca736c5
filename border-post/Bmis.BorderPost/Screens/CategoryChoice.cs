namespace Bmis.BorderPost.Screens;

/// <summary>A traveller category that the form offers.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Label">Its name in the language of the page.</param>
/// <param name="Asked">Names of the fields that are asked, separated by blanks.</param>
/// <param name="Required">Names of those that must be filled.</param>
public sealed record CategoryChoice(string Code, string Label, string Asked, string Required);
