using Bmis.Edifact.Paxlst;

namespace Bmis.Edifact.Cusres;

/// <summary>The flight of an answer (group 3).</summary>
/// <param name="Reference">Carrier and number (AF).</param>
/// <param name="Dates">Departure (189) and arrival (232).</param>
/// <param name="Places">Last departure (125) and first arrival (87).</param>
public sealed record AnsweredFlight(
    string Reference, IReadOnlyList<ListedDate> Dates, IReadOnlyList<ListedPlace> Places);
