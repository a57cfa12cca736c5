using Bmis.Biometrics.Extraction;
using Bmis.Biometrics.Images;
using Bmis.Biometrics.Matching;
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
}
