using Bmis.Documents.Cms;

namespace Bmis.Documents.Trust;

/// <summary>An authority that is trusted.</summary>
/// <param name="Certificate">Its certificate.</param>
/// <param name="Kind">How it came to be trusted.</param>
public sealed record TrustAnchor(Certificate Certificate, AnchorKind Kind);
