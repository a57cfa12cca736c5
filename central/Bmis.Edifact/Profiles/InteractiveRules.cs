namespace Bmis.Edifact.Profiles;

/// <summary>What is usual in a partner's interactive API.</summary>
/// <param name="Application">The application reference of requests (0026).</param>
/// <param name="Priority">The processing priority of requests (0029); empty for none.</param>
/// <param name="MostPersons">Persons of one request at most.</param>
public sealed record InteractiveRules(string Application, string Priority, int MostPersons);
