namespace Bmis.Central.Keys;

/// <summary>A table in which an older program left rows in clear.</summary>
/// <param name="Name">The table.</param>
/// <param name="Select">Some rows that are in clear; parameter <c>most</c>.</param>
/// <param name="Update">Writes one row sealed.</param>
/// <param name="Seal">The parameters of the update, from a row that was selected.</param>
internal sealed record ClearTable(
    string Name, string Select, string Update, Func<IDictionary<string, object?>, object> Seal);
