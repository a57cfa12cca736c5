namespace Bmis.Reports.Statistics;

/// <summary>A step of the roll-ups' schema, run once by the warehouse's migrations.</summary>
/// <param name="Name">Number and name, which never change, such as <c>0100_roll_ups</c>.</param>
/// <param name="Sql">Statements for PostgreSQL 15 or later.</param>
public sealed record RollUpMigration(string Name, string Sql);
