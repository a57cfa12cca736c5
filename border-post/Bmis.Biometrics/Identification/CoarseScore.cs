namespace Bmis.Biometrics.Identification;

/// <summary>What the coarse stage says of a subject.</summary>
/// <param name="Sum">The sum over the fingers that were compared; 0 when nothing is alike.</param>
/// <param name="Fingers">How many were compared; 0 for a subject that has none of them or is not searched.</param>
internal readonly record struct CoarseScore(ushort Sum, byte Fingers);
