namespace Bmis.Documents.Trust;

/// <summary>What became of a master list.</summary>
/// <param name="Source">The name of the file it was in.</param>
/// <param name="Trust">Whether it is to be believed.</param>
/// <param name="Signer">Who signed it; empty when that is not known.</param>
/// <param name="SigningTime">When, by the signer's word.</param>
/// <param name="Certificates">How many certificates are in it.</param>
/// <param name="IsTaken">Whether its certificates were taken.</param>
public sealed record MasterListReport(
    string Source, MasterListTrust Trust, string Signer, DateTimeOffset? SigningTime, int Certificates, bool IsTaken);
