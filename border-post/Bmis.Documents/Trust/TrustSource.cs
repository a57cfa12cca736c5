namespace Bmis.Documents.Trust;

/// <summary>A file that says whom to trust.</summary>
/// <param name="Name">Its name, for the report.</param>
/// <param name="Content">
/// A CSCA master list, an LDIF file of the ICAO PKD, certificates or revocation lists in DER or PEM. It must not
/// change: the store keeps parts of it.
/// </param>
public sealed record TrustSource(string Name, ReadOnlyMemory<byte> Content);
