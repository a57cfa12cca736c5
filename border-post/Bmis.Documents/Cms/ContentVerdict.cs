namespace Bmis.Documents.Cms;

/// <summary>What became of a signature over a content.</summary>
/// <param name="Fault">Why it does not hold.</param>
/// <param name="Signer">The signer's certificate; null when it was not found.</param>
/// <param name="SigningTime">When it was signed, by the signer's word.</param>
/// <param name="Remarks">What is odd.</param>
internal sealed record ContentVerdict(
    ContentFault Fault, Certificate? Signer, DateTimeOffset? SigningTime, ContentRemarks Remarks);
