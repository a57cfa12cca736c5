using System.Text;
using Bmis.Documents.Mrz;

namespace Bmis.Documents.Seals;

/// <summary>
/// A visible digital seal in its binary form (Doc 9303-13, 2): the barcode of a visa, an emergency travel document or
/// another document without a chip. Reading it proves nothing: see <see cref="SealVerification"/>. It prints as
/// <c>[digital seal]</c>.
/// </summary>
public sealed record DigitalSeal
{
    private const int VisaTail = 16;
    private const int SmallVisaTail = 8;

    /// <summary>The header.</summary>
    public required SealHeader Header { get; init; }

    /// <summary>Which document it is, by the header.</summary>
    public required SealDocumentKind Kind { get; init; }

    /// <summary>The features in the order of the seal, known or not.</summary>
    public required IReadOnlyList<SealFeature> Features { get; init; }

    /// <summary>What is wrong with the features.</summary>
    public required IReadOnlyList<SealProblem> Problems { get; init; }

    /// <summary>Header and features as they were read, which are signed.</summary>
    public required ReadOnlyMemory<byte> SignedBytes { get; init; }

    /// <summary>The signature: both numbers of ECDSA, one behind the other.</summary>
    public required ReadOnlyMemory<byte> Signature { get; init; }

    /// <summary>How many entries a visa allows, 0 to 255; null when it does not say.</summary>
    public int? NumberOfEntries => BytesOf(SealFeatureName.NumberOfEntries) is [var number] ? number : null;

    /// <summary>How long a visa allows to stay, in days, months and years; null when it does not say.</summary>
    public (int Days, int Months, int Years)? DurationOfStay =>
        BytesOf(SealFeatureName.DurationOfStay) is [var days, var months, var years]
            ? (days, months, years)
            : null;

    /// <summary>Reads a seal from the bytes of a barcode.</summary>
    public static SealRead<DigitalSeal> Read(ReadOnlyMemory<byte> bytes) => DigitalSealReader.Read(bytes);

    /// <summary>Reads a seal from the text of a barcode reader that gives each byte as one character.</summary>
    public static SealRead<DigitalSeal> ReadText(string text)
    {
        if (text.Length > SealLimits.MostBytes)
            return SealRead<DigitalSeal>.Bad(SealFault.TooLong, SealLimits.MostBytes);
        var stranger = text.AsSpan().IndexOfAnyExceptInRange('\0', '\u00FF');
        return stranger < 0
            ? Read(Encoding.Latin1.GetBytes(text))
            : SealRead<DigitalSeal>.Bad(SealFault.NotASeal, stranger);
    }

    /// <summary>The first feature with this meaning; null when there is none.</summary>
    public SealFeature? Find(SealFeatureName name) => Features.FirstOrDefault(feature => feature.Name == name);

    /// <summary>
    /// What the MRZ in the seal says, to be compared with the printed one; null when the seal has none. A visa's seal
    /// leaves out its optional data.
    /// </summary>
    /// <param name="referenceDate">The day on which the document is presented; it decides the centuries.</param>
    public MrzResult? ReadMrz(DateOnly referenceDate)
    {
        var text = Find(SealFeatureName.Mrz)?.Text
            ?? Tailed(SealFeatureName.MrzOfMrvA, VisaTail)
            ?? Tailed(SealFeatureName.MrzOfMrvB, SmallVisaTail);
        return text is null ? null : MrzParser.Parse(text, referenceDate);
    }

    /// <inheritdoc/>
    public override string ToString() => "[digital seal]";

    private ReadOnlySpan<byte> BytesOf(SealFeatureName name) => Find(name) is { } feature ? feature.Bytes.Span : [];

    private string? Tailed(SealFeatureName name, int tail) =>
        Find(name) is { } zone ? zone.Text + new string(MrzAlphabet.Filler, tail) : null;
}
