namespace Bmis.Reports.Statistics;

/// <summary>A step of the roll-ups' schema, run once by the warehouse's migrations.</summary>
/// <param name="Name">Name that never changes, such as <c>reports_0001_roll_ups</c>; steps run in the order given.</param>
/// <param name="Sql">Statements for PostgreSQL 15 or later.</param>
public sealed record RollUpMigration(string Name, string Sql);
