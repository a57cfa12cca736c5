using Bmis.Biometrics.Images;
using Bmis.Biometrics.Synthesis;
using Bmis.Biometrics.Templates;
using Bmis.Biometrics.Transparency;

namespace Bmis.Biometrics.Tests;

public sealed class BuiltInEngineTests : FingerprintEngineSuite
{
    protected override IFingerprintEngine Engine { get; } = new BuiltInEngine();

    [Fact]
    public void Every_stage_hands_out_its_picture_under_its_key()
    {
        var sink = new Sink();
        Engine.Extract(new SyntheticFinger(1).Careful(1), sink);
        Assert.Equal(StageKeys.All, sink.Pictures.Keys.Order(StringComparer.Ordinal));
        Assert.All(
            sink.Pictures.Values, picture => Assert.Equal(picture.Width * picture.Height, picture.Pixels.Length));
        Assert.Equal(2, sink.Pictures[StageKeys.Mask].Pixels.Distinct().Count());
        Assert.Equal(3, sink.Pictures[StageKeys.Skeletons].Pixels.Distinct().Count());
    }

    [Fact]
    public void A_stage_that_is_not_wanted_is_not_drawn()
    {
        var sink = new Sink { Wanted = StageKeys.Mask };
        Engine.Extract(new SyntheticFinger(1).Careful(1), sink);
        Assert.Equal([StageKeys.Mask], sink.Pictures.Keys);
    }

    [Fact]
    public void A_template_of_another_engine_is_our_bug()
    {
        var template = Template(new SyntheticFinger(1).Careful(1));
        Assert.Throws<ArgumentException>(() => Engine.Verify(template, new ForeignTemplate()));
    }

    private sealed class Sink : ITransparency
    {
        internal Dictionary<string, GreyImage> Pictures { get; } = [];

        internal string? Wanted { get; init; }

        public bool Wants(string key) => Wanted is null || key == Wanted;

        public void Take(string key, GreyImage picture) => Pictures.Add(key, picture);
    }

    private sealed class ForeignTemplate : FingerTemplate
    {
        public override int Width => 1;

        public override int Height => 1;

        public override IReadOnlyList<Minutia> Minutiae => [];
    }
}
