namespace Bmis.BorderPost.Screens;

/// <summary>One check that did not simply succeed.</summary>
/// <param name="State">Style: failed, missing, open.</param>
/// <param name="Name">The check.</param>
/// <param name="Result">Its result in one word.</param>
/// <param name="Reason">Why, in one line.</param>
/// <param name="IsReading">True while a chip is being read: how far that is stands below.</param>
public sealed record CheckView(string State, string Name, string Result, string Reason, bool IsReading = false);
