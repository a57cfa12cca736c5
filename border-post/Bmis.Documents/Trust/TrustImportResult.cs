namespace Bmis.Documents.Trust;

/// <summary>A new store and the report on it.</summary>
/// <param name="Store">The store, to take the place of the old one whole.</param>
/// <param name="Report">What became of the files.</param>
public sealed record TrustImportResult(TrustStore Store, TrustReport Report);
