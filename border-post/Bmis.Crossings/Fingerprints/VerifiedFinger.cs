namespace Bmis.Crossings.Fingerprints;

/// <summary>What one finger says in a verification.</summary>
/// <param name="Position">1 to 10, right thumb to left little finger (ISO/IEC 19794-2:2005, table 2).</param>
/// <param name="Band">What its score says.</param>
/// <param name="Score">Its score, 0 and more.</param>
/// <param name="Quality">Quality of the print that was taken now, 0 to 100.</param>
public sealed record VerifiedFinger(int Position, FingerBand Band, double Score, int Quality);
