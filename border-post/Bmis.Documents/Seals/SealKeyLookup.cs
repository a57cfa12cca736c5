namespace Bmis.Documents.Seals;

/// <summary>Finds the key of a seal's signer among trusted certificates, without a network.</summary>
/// <param name="signer">Whose key.</param>
/// <param name="signedOn">When the seal says it was signed; null when it does not say.</param>
/// <returns>
/// The SubjectPublicKeyInfo of the trusted certificate that was valid on that day; null when there is none.
/// </returns>
public delegate ReadOnlyMemory<byte>? SealKeyLookup(SealSigner signer, DateOnly? signedOn);
