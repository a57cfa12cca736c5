using Bmis.Biometrics.Extraction;
using Bmis.Biometrics.Identification;
using Bmis.Biometrics.Images;
using Bmis.Biometrics.Matching;
using Bmis.Biometrics.SeveralFingers;
using Bmis.Biometrics.Templates;
using Bmis.Biometrics.Transparency;

namespace Bmis.Biometrics;

/// <summary>
/// An engine: picture to template, template to score. Any picture is answered in bounded time and memory; faults are
/// values. Implementations are safe for use by several threads.
/// </summary>
public interface IFingerprintEngine
{
    /// <summary>Name and version, as it is stored beside templates and scores.</summary>
    string Name { get; }

    /// <summary>Makes a template of one finger's picture.</summary>
    /// <param name="image">Ridges dark, 250 to 2000 dpi, at least 5 mm wide and high.</param>
    /// <param name="sink">Takes the results of the stages, where the engine hands them out.</param>
    ExtractionResult Extract(GreyImage image, ITransparency? sink = null);

    /// <summary>Compares two templates of this engine; which of them is the probe does not matter.</summary>
    /// <exception cref="ArgumentException">A template was made by another engine.</exception>
    Verification Verify(FingerTemplate probe, FingerTemplate candidate);

    /// <summary>A template of this engine as bytes, for keeping.</summary>
    /// <exception cref="ArgumentException">The template was made by another engine.</exception>
    byte[] Write(FingerTemplate template);

    /// <summary>The template that <see cref="Write"/> wrote; null when the bytes are none.</summary>
    FingerTemplate? Read(ReadOnlySpan<byte> bytes);

    /// <summary>
    /// Searches a gallery for the subjects whose fingers are most like those of a probe (1:N). An engine that has no
    /// way of its own compares every subject by <see cref="Verify"/>: right, and slow.
    /// </summary>
    /// <param name="probe">At most 20 fingers; those that can never be compared say nothing.</param>
    /// <param name="set">The gallery, of this engine.</param>
    /// <param name="options">How it is searched.</param>
    /// <param name="cancellation">Ends the search with <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentException">
    /// A template or the gallery is of another engine, or an option or the number of fingers breaks its limit.
    /// </exception>
    SearchResult Identify(
        IReadOnlyList<LabelledTemplate> probe, GallerySet set, SearchOptions options,
        CancellationToken cancellation = default) =>
        new GallerySearch(this, set, options, cancellation).Run(probe, hasCoarseStage: false);

    /// <summary>Score from which two prints match in <see cref="Verify"/>.</summary>
    double Threshold { get; }

    /// <summary>What the scores mean, so that those of several fingers can be added as evidence.</summary>
    FusionScale Scale { get; }

    /// <summary>What a search adds to the threshold for a gallery of ten times as many subjects.</summary>
    double ThresholdPerDecade { get; }
}
