namespace Bmis.Central.Audit;

/// <summary>Marks an endpoint whose calls are not in the audit, with the reason why not.</summary>
/// <param name="Why">The reason.</param>
internal sealed record NotAudited(string Why);
