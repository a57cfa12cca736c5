using Bmis.Biometrics.Extraction;
using Bmis.Biometrics.Images;
using Bmis.Biometrics.Matching;
using Bmis.Biometrics.SeveralFingers;
using Bmis.Biometrics.Templates;
using Bmis.Biometrics.Transparency;

namespace Bmis.Biometrics.Tests.Identification;

/// <summary>An engine that has no search of its own: the built-in one under another name.</summary>
internal sealed class PlainEngine : IFingerprintEngine
{
    public string Name => "plain";

    public double Threshold => Galleries.Engine.Threshold;

    public FusionScale Scale { get; } = new(40, 4, 3);

    public double ThresholdPerDecade => 10;

    public ExtractionResult Extract(GreyImage image, ITransparency? sink = null) =>
        Galleries.Engine.Extract(image, sink);

    public Verification Verify(FingerTemplate probe, FingerTemplate candidate) =>
        Galleries.Engine.Verify(probe, candidate);

    public byte[] Write(FingerTemplate template) => Galleries.Engine.Write(template);

    public FingerTemplate? Read(ReadOnlySpan<byte> bytes) => Galleries.Engine.Read(bytes);
}
