namespace Bmis.Central.PassengerData.Quality;

/// <summary>What is wrong with a period.</summary>
/// <param name="Field">The field of the form.</param>
/// <param name="Reason">no-day, before-from or too-long.</param>
internal sealed record PeriodProblem(string Field, string Reason);
