using Bmis.Documents.Agreement;

namespace Bmis.Documents.Authentication;

/// <summary>A static public key of the chip (Doc 9303-11, 9.2.6).</summary>
/// <param name="Kind">The family of the key.</param>
/// <param name="SubjectPublicKeyInfo">The key as it was read.</param>
/// <param name="KeyId">Its number; null when there is one key alone.</param>
public sealed record ChipAuthenticationPublicKeyInfo(
    KeyAgreementKind Kind, ReadOnlyMemory<byte> SubjectPublicKeyInfo, int? KeyId);
