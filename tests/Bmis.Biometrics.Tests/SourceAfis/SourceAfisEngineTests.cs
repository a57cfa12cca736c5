using Bmis.Biometrics.SourceAfis;

namespace Bmis.Biometrics.Tests.SourceAfis;

/// <summary>The behaviour of engines, where the build was given a version of SourceAFIS.</summary>
public sealed class SourceAfisEngineTests : FingerprintEngineSuite
{
    protected override IFingerprintEngine Engine { get; } = new SourceAfisEngine();

    [Fact]
    public void A_template_of_the_built_in_engine_is_our_bug()
    {
        var foreign = new BuiltInEngine().Extract(new SyntheticFinger(1).Impression(1)).Template!;
        Assert.Throws<ArgumentException>(() => Engine.Write(foreign));
    }

    [Fact]
    public void Bytes_of_the_built_in_engine_are_no_template()
    {
        var engine = new BuiltInEngine();
        Assert.Null(Engine.Read(engine.Write(engine.Extract(new SyntheticFinger(1).Impression(1)).Template!)));
    }
}
