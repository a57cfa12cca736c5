namespace Bmis.Documents.CardVerifiable;

/// <summary>How much a card verifiable certificate, a store of them and a chain may hold.</summary>
internal static class CardVerifiableLimits
{
    /// <summary>Bytes of one; with a key of 4,096 bits it has about 1,100, and 600 with a curve spelt out.</summary>
    internal const int CertificateBytes = 8 * 1024;

    /// <summary>Characters of a reference (BSI TR-03110-3, D.2: 2 for the State, up to 9, 5 of a number).</summary>
    internal const int ReferenceCharacters = 16;

    /// <summary>
    /// Certificates of a chain: link certificates of several years, a document verifier and the terminal.
    /// </summary>
    internal const int ChainLength = 8;

    /// <summary>Chains that are looked at from one trust point.</summary>
    internal const int Chains = 64;

    /// <summary>Certificates that are looked at on the way: authorities that all certify each other end here.</summary>
    internal const int Steps = 10_000;
}
