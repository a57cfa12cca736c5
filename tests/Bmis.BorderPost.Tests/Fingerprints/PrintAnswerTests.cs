using Bmis.Biometrics;
using Bmis.Biometrics.Identification;
using Bmis.Biometrics.Images;
using Bmis.Biometrics.Matching;
using Bmis.Biometrics.SeveralFingers;
using Bmis.Biometrics.Synthesis;
using Bmis.BorderPost.Fingerprints.Searching;

namespace Bmis.BorderPost.Tests.Fingerprints;

public sealed class PrintAnswerTests
{
    private static readonly BuiltInEngine Engine = new();

    [Fact]
    public void Fingers_that_nobody_listed_has_were_not_compared()
    {
        var probe = Of(FingerPosition.RightThumb);
        Assert.Equal(VerificationBand.NotComparable, InMemory(probe, Of(FingerPosition.RightIndex)));
        Assert.Equal(VerificationBand.NotComparable, InGallery(probe, Of(FingerPosition.RightIndex)));
        Assert.Equal(VerificationBand.Match, InMemory(probe, Of(FingerPosition.RightIndex), probe));
        Assert.Equal(VerificationBand.Match, InGallery(probe, Of(FingerPosition.RightIndex), probe));
    }

    [Fact]
    public void Where_nobody_is_listed_a_search_finds_nobody()
    {
        var probe = Of(FingerPosition.RightThumb);
        Assert.Equal(VerificationBand.NoMatch, InMemory(probe));
        Assert.Equal(VerificationBand.NoMatch, InGallery(probe));
    }

    private static FingerSet Of(FingerPosition position) =>
        FingerSet.Empty.With(position, SyntheticTemplates.Impression((int)position, 0));

    private static VerificationBand InMemory(FingerSet probe, params FingerSet[] people) =>
        new MemoryPrints(Engine, 1, [.. people.Select((one, at) => (Name(at), one))])
            .Search(probe, 14, TestContext.Current.CancellationToken).Band;

    private static VerificationBand InGallery(FingerSet probe, params FingerSet[] people)
    {
        using var scratch = new Scratch();
        var file = scratch.File("gallery");
        using (var writer = new GalleryWriter(file, Engine, 1))
        {
            foreach (var (at, one) in people.Index())
                writer.Add(new(
                    Name(at), [.. one.Prints.Select(print => new LabelledTemplate(print.Key, print.Value))]));
            writer.Finish(TestContext.Current.CancellationToken);
        }

        using var gallery = Gallery.Open(file, Engine).Gallery!;
        return new GalleryPrints(Engine, 1, gallery).Search(probe, 14, TestContext.Current.CancellationToken).Band;
    }

    private static Guid Name(int at) => new(at + 1, 0, 0, new byte[8]);
}
