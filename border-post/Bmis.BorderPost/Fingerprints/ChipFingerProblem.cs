namespace Bmis.BorderPost.Fingerprints;

/// <summary>What is wrong with a data block of DG3.</summary>
/// <param name="Block">Which one, from 1; 0 for the file.</param>
/// <param name="Fault">Why.</param>
internal sealed record ChipFingerProblem(int Block, ChipFingerFault Fault);
