namespace Bmis.Documents.AccessControl;

/// <summary>
/// Domain parameters of the chip's own (Doc 9303-11, 9.2.2). They are read to be reported: an inspection system must
/// not use them, because bad ones would betray the password.
/// </summary>
/// <param name="Oid">Mapping and family, without a cipher.</param>
/// <param name="Algorithm">The AlgorithmIdentifier as it was read.</param>
/// <param name="ParameterId">Their number; null when there is none.</param>
public sealed record PaceDomainParameterInfo(string Oid, ReadOnlyMemory<byte> Algorithm, int? ParameterId);
