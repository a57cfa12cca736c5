using Bmis.Documents.CardVerifiable;

namespace Bmis.Documents.Authentication;

/// <summary>Whom a simulated chip lets read fingerprints and irises.</summary>
/// <param name="TrustPoints">
/// The certificates of its authority's keys, the newest first; a chip by the book has one or two.
/// </param>
/// <param name="Today">The day on which it was made: it has no clock and learns later days from certificates.</param>
public sealed record TerminalTrust(IReadOnlyList<CardVerifiableCertificate> TrustPoints, DateOnly Today)
{
    /// <summary>The name by which terminals must call the chip; null for the one that access control gave it.</summary>
    internal byte[]? ChipIdentifier { get; init; }
}
