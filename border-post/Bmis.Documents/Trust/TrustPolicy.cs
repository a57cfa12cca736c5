namespace Bmis.Documents.Trust;

/// <summary>What a country demands of the files it trusts.</summary>
/// <param name="DemandsKnownListSigner">
/// Whether a master list counts only when its signer descends from an authority that is known from elsewhere: from a
/// certificate that was given by itself, or from another list. Without it, a list also counts when it contains its
/// signer's own authority, so that the way the file came is what is trusted.
/// </param>
public sealed record TrustPolicy(bool DemandsKnownListSigner = false);
