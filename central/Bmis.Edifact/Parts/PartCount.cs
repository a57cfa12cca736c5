namespace Bmis.Edifact.Parts;

/// <summary>How many of something a part holds, and how many it says the whole flight has.</summary>
/// <param name="Qualifier">What is counted: 42 passengers and 41 crew (CNT, 6069), EQN bookings.</param>
/// <param name="Declared">How many the whole flight has; null when the part does not say.</param>
/// <param name="Found">How many there are in the part.</param>
public sealed record PartCount(string Qualifier, int? Declared, int Found);
