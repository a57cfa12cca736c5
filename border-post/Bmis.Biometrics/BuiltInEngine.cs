using Bmis.Biometrics.Extraction;
using Bmis.Biometrics.Identification;
using Bmis.Biometrics.Images;
using Bmis.Biometrics.Matching;
using Bmis.Biometrics.SeveralFingers;
using Bmis.Biometrics.Templates;
using Bmis.Biometrics.Transparency;

namespace Bmis.Biometrics;

/// <summary>The engine that is built and measured here.</summary>
/// <param name="threshold">Score at which prints match; the shipped one when not given.</param>
public sealed class BuiltInEngine(double? threshold = null) : IFingerprintEngine
{
    private const double SquareMillimetres = RidgeField.Cell * 25.4 / 500 * RidgeField.Cell * 25.4 / 500;

    /// <inheritdoc/>
    public string Name => "bmis-1";

    /// <inheritdoc/>
    public double Threshold { get; } = threshold ?? MatchingParameters.Threshold;

    /// <inheritdoc/>
    public FusionScale Scale => FusionScale.BuiltIn;

    /// <inheritdoc/>
    public double ThresholdPerDecade => IdentificationParameters.ThresholdPerDecade;

    /// <inheritdoc/>
    public ExtractionResult Extract(GreyImage image, ITransparency? sink = null) => Extractor.Extract(image, sink);

    /// <inheritdoc/>
    public Verification Verify(FingerTemplate probe, FingerTemplate candidate)
    {
        BuiltInTemplate own = Own(probe), other = Own(candidate);
        var overlay = own.ComesBefore(other) ? Matcher.Compare(own, other) : Matcher.Compare(other, own);
        var score = Math.Round(overlay.Score, 3);
        var fewest = Math.Min(own.Points.Length, other.Points.Length);
        var band = fewest < MatchingParameters.FewestMinutiae ? VerificationBand.NotComparable
            : score >= Threshold ? VerificationBand.Match : VerificationBand.NoMatch;
        return new(score, band, overlay.Pairs, overlay.Expected, overlay.Overlap * SquareMillimetres, overlay.Flow);
    }

    /// <inheritdoc/>
    public SearchResult Identify(
        IReadOnlyList<LabelledTemplate> probe, GallerySet set, SearchOptions options,
        CancellationToken cancellation = default)
    {
        foreach (var sample in probe) Own(sample.Template);
        return new GallerySearch(this, set, options, cancellation).Run(probe, hasCoarseStage: true);
    }

    /// <inheritdoc/>
    public byte[] Write(FingerTemplate template) => TemplateFormat.Write(Own(template));

    /// <inheritdoc/>
    public FingerTemplate? Read(ReadOnlySpan<byte> bytes) => TemplateFormat.Read(bytes);

    private static BuiltInTemplate Own(FingerTemplate template) => template as BuiltInTemplate
        ?? throw new ArgumentException("The template was made by another engine.", nameof(template));
}
