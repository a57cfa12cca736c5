using Bmis.Documents.Agreement;

namespace Bmis.Documents.Authentication;

/// <summary>A chip's static public key with the group it lies in.</summary>
/// <param name="Group">The group.</param>
/// <param name="Public">The plain public value.</param>
internal sealed record ChipKey(IKeyAgreement Group, ReadOnlyMemory<byte> Public);
