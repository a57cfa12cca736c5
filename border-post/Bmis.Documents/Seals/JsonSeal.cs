namespace Bmis.Documents.Seals;

/// <summary>
/// A visible digital seal for non-constrained environments, VDS-NC (Doc 9303-13; ICAO TR VDS-NC): JSON in a barcode or
/// a file. Reading it proves nothing: see <see cref="SealVerification"/>. It prints as <c>[digital seal]</c>.
/// </summary>
public sealed record JsonSeal
{
    /// <summary>Type as written, such as icao.vacc.</summary>
    public required string Type { get; init; }

    /// <summary>What it is about.</summary>
    public required JsonSealKind Kind { get; init; }

    /// <summary>Version of the type.</summary>
    public required int Version { get; init; }

    /// <summary>The issuing State or organisation, and the certificate that the seal brings.</summary>
    public required SealSigner Signer { get; init; }

    /// <summary>Identifier of the certificate of test or vaccination; empty when there is none.</summary>
    public required string Identifier { get; init; }

    /// <summary>Whom it is about; null when the message does not say.</summary>
    public required JsonSealHolder? Holder { get; init; }

    /// <summary>The whole message, JSON in UTF-8 in its canonical form.</summary>
    public required ReadOnlyMemory<byte> Message { get; init; }

    /// <summary>Signature algorithm as written, such as ES256.</summary>
    public required string Algorithm { get; init; }

    /// <summary>Header and message in the canonical form, which is signed.</summary>
    public required ReadOnlyMemory<byte> SignedBytes { get; init; }

    /// <summary>The signature.</summary>
    public required ReadOnlyMemory<byte> Signature { get; init; }

    /// <summary>Reads a seal from UTF-8.</summary>
    public static SealRead<JsonSeal> Read(ReadOnlyMemory<byte> utf8) => JsonSealReader.Read(utf8);

    /// <inheritdoc/>
    public override string ToString() => "[digital seal]";
}
