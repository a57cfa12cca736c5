namespace Bmis.Edifact.Paxlst;

/// <summary>A place with the times that were sent for it.</summary>
/// <param name="Qualifier">What it is (3227), such as 125 for the last departure before the border.</param>
/// <param name="Code">Its code (3225), such as an airport or a State; empty when none was sent.</param>
/// <param name="Name">Its name (3224); empty when none was sent.</param>
/// <param name="RelatedCode">The code of what it lies in (3223).</param>
/// <param name="RelatedName">The name of what it lies in (3222).</param>
/// <param name="Dates">Departure (189) and arrival (232), as far as they follow it.</param>
public sealed record ListedPlace(
    string Qualifier, string Code, string Name, string RelatedCode, string RelatedName,
    IReadOnlyList<ListedDate> Dates);
