namespace Bmis.Documents.Seals;

/// <summary>Finds the key of a seal's signer among trusted certificates, without a network.</summary>
/// <param name="signer">Whose key.</param>
/// <returns>
/// The SubjectPublicKeyInfo of the trusted certificate that was valid when the seal was signed; null when there is
/// none.
/// </returns>
public delegate ReadOnlyMemory<byte>? SealKeyLookup(SealSigner signer);
