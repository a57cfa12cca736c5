using Bmis.Biometrics;
using Bmis.Biometrics.Extraction;
using Bmis.Biometrics.Images;
using Bmis.Biometrics.Matching;
using Bmis.Biometrics.SeveralFingers;
using Bmis.Biometrics.Templates;
using Bmis.Biometrics.Transparency;

namespace Bmis.BorderPost.Tests.Fingerprints;

/// <summary>
/// The built-in engine, whose comparisons, and pictures if it is told so, wait until they are let go; it searches by
/// comparing in full.
/// </summary>
internal sealed class HeldEngine : IFingerprintEngine, IDisposable
{
    private readonly BuiltInEngine _engine = new();
    private readonly ManualResetEventSlim _gate = new();
    private readonly ManualResetEventSlim _pictures = new(true);

    public string Name => _engine.Name;

    public double Threshold => _engine.Threshold;

    public FusionScale Scale => _engine.Scale;

    public double ThresholdPerDecade => _engine.ThresholdPerDecade;

    /// <summary>True for an engine that throws when it is to compare.</summary>
    internal bool IsBroken { get; set; }

    /// <summary>True for an engine that throws when a template is to be kept.</summary>
    internal bool KeepsNothing { get; set; }

    /// <summary>Whether a picture waits.</summary>
    internal bool HasPicture { get; private set; }

    internal void HoldPictures() => _pictures.Reset();

    internal void HoldComparisons() => _gate.Reset();

    internal void LetGo()
    {
        _pictures.Set();
        _gate.Set();
    }

    public ExtractionResult Extract(GreyImage image, ITransparency? sink = null)
    {
        HasPicture = !_pictures.IsSet;
        _pictures.Wait();
        return _engine.Extract(image, sink);
    }

    public Verification Verify(FingerTemplate probe, FingerTemplate candidate)
    {
        _gate.Wait();
        if (IsBroken) throw new InvalidOperationException("The engine is broken.");
        return _engine.Verify(probe, candidate);
    }

    public byte[] Write(FingerTemplate template) =>
        KeepsNothing ? throw new InvalidOperationException("The engine is broken.") : _engine.Write(template);

    public FingerTemplate? Read(ReadOnlySpan<byte> bytes) => _engine.Read(bytes);

    public void Dispose()
    {
        _gate.Dispose();
        _pictures.Dispose();
    }
}
