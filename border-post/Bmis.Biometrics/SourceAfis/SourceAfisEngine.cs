using Bmis.Biometrics.Extraction;
using Bmis.Biometrics.Images;
using Bmis.Biometrics.Matching;
using Bmis.Biometrics.SeveralFingers;
using Bmis.Biometrics.Templates;
using Bmis.Biometrics.Transparency;
using SourceAFIS;

namespace Bmis.Biometrics.SourceAfis;

/// <summary>
/// SourceAFIS as an engine, where the build was given its version (<c>-p:SourceAfisVersion=…</c>). It hands out none
/// of its stages and says of a comparison the score alone, the mean of both directions.
/// </summary>
/// <param name="threshold">Score at which prints match; 40 when not given: its author's for FMR 0.01 %.</param>
public sealed class SourceAfisEngine(double? threshold = null) : IFingerprintEngine
{
    private const double UsualThreshold = 40;

    // Its author's scale: ten more for a tenth of the false matches.
    private const double PerDecade = 10;

    /// <inheritdoc/>
    public string Name { get; } = $"sourceafis-{typeof(FingerprintTemplate).Assembly.GetName().Version?.ToString(2)}";

    /// <inheritdoc/>
    public double Threshold { get; } = threshold ?? UsualThreshold;

    /// <inheritdoc/>
    public FusionScale Scale { get; } = new(UsualThreshold, PerDecade / Math.Log(10), Floor: 3);

    /// <inheritdoc/>
    public double ThresholdPerDecade => PerDecade;

    /// <inheritdoc/>
    public ExtractionResult Extract(GreyImage image, ITransparency? sink = null)
    {
        ArgumentNullException.ThrowIfNull(image);
        if (Extractor.Refuse(image) is { } fault) return ExtractionResult.Failed(fault);
        var native = new FingerprintTemplate(
            new FingerprintImage(image.Width, image.Height, image.Pixels, new() { Dpi = image.Dpi }));
        if (SourceAfisTemplate.Of(native, native.ToByteArray()) is not { Minutiae.Count: > 0 } template)
            return ExtractionResult.Failed(ExtractionFault.Blank);
        return template.Minutiae.Count < ExtractionParameters.FewestMinutiae
            ? ExtractionResult.Failed(ExtractionFault.TooFewMinutiae)
            : ExtractionResult.Extracted(template);
    }

    /// <inheritdoc/>
    public Verification Verify(FingerTemplate probe, FingerTemplate candidate)
    {
        SourceAfisTemplate own = Own(probe), other = Own(candidate);
        var score = Math.Round((own.Matcher.Match(other.Native) + other.Matcher.Match(own.Native)) / 2, 3);
        var fewest = Math.Min(own.Minutiae.Count, other.Minutiae.Count);
        var band = fewest < MatchingParameters.FewestMinutiae ? VerificationBand.NotComparable
            : score >= Threshold ? VerificationBand.Match : VerificationBand.NoMatch;
        return new(score, band, 0, 0, 0, 0);
    }

    /// <inheritdoc/>
    public byte[] Write(FingerTemplate template) => Own(template).Bytes.ToArray();

    /// <inheritdoc/>
    public FingerTemplate? Read(ReadOnlySpan<byte> bytes) => SourceAfisTemplate.Read(bytes);

    private static SourceAfisTemplate Own(FingerTemplate template) => template as SourceAfisTemplate
        ?? throw new ArgumentException("The template was made by another engine.", nameof(template));
}
