using Bmis.Biometrics.Identification;
using Bmis.Biometrics.Images;

namespace Bmis.Biometrics.Tests.Identification;

public sealed class GallerySupplementTests : IDisposable
{
    private readonly Galleries _galleries = new();
    private readonly Gallery _gallery;
    private readonly int _mate;

    public GallerySupplementTests()
    {
        _gallery = _galleries.Made(Enumerable.Range(0, 200).Select(i => 2 * i));
        _mate = Galleries.Accepted.Select(Galleries.SubjectOf).First(subject => subject is > 20 and < 400
            && subject % 2 == 0);
    }

    public void Dispose()
    {
        _gallery.Dispose();
        _galleries.Dispose();
    }

    [Fact]
    public void A_subject_that_was_added_is_found_and_one_that_was_removed_never()
    {
        var probe = new[] { Galleries.Print(_mate, FingerPosition.RightIndex, 1) };
        var empty = GallerySupplement.Empty(_gallery, Galleries.Engine);
        Assert.Equal(Galleries.Name(_mate), First(empty, probe));
        var without = empty.With(Galleries.Engine, [], [Galleries.Name(_mate)]);
        Assert.DoesNotContain(
            All(without, probe).Candidates, candidate => candidate.Subject == Galleries.Name(_mate));
        Assert.Equal(_gallery.Subjects - 1, new GallerySet(_gallery, without).Subjects);
        var again = without.With(Galleries.Engine, [Galleries.Enrolment(_mate)], []);
        Assert.Equal(Galleries.Name(_mate), First(again, probe));
        Assert.Equal((1, 0), (again.Added, again.Removed));
    }

    [Fact]
    public void A_new_enrolment_takes_the_place_of_the_old_one()
    {
        var stranger = new Enrolment(
            Galleries.Name(_mate), [Galleries.Print(Galleries.Subjects + 1, FingerPosition.RightIndex, 0)]);
        var supplement = GallerySupplement.Empty(_gallery, Galleries.Engine).With(Galleries.Engine, [stranger], []);
        var found = All(supplement, [Galleries.Print(_mate, FingerPosition.RightIndex, 1)])
            .Candidates.Where(candidate => candidate.Subject == Galleries.Name(_mate)).ToList();
        Assert.True(found.Count <= 1);
        Assert.All(found, candidate => Assert.True(candidate.Score < 14));
        Assert.Equal(_gallery.Subjects, new GallerySet(_gallery, supplement).Subjects);
    }

    [Fact]
    public void A_supplement_survives_as_bytes()
    {
        var supplement = Changed();
        var bytes = supplement.Write();
        var (kept, fault) = GallerySupplement.Read(_gallery, Galleries.Engine, bytes);
        Assert.Null(fault);
        Assert.Equal(bytes, kept!.Write());
        var probe = new[] { Galleries.Print(_mate, FingerPosition.RightIndex, 1) };
        Assert.Equal(
            All(supplement, probe).Candidates.Select(one => (one.Subject, one.Score)),
            All(kept, probe).Candidates.Select(one => (one.Subject, one.Score)));
    }

    [Fact]
    public void Changed_bytes_are_no_supplement()
    {
        var bytes = Changed().Write();
        var random = new Random(3);
        for (var i = 0; i < 200; i++)
        {
            var changed = bytes.ToArray();
            changed[random.Next(changed.Length)] ^= (byte)random.Next(1, 256);
            Assert.Null(GallerySupplement.Read(_gallery, Galleries.Engine, changed).Supplement);
            Assert.Null(GallerySupplement.Read(
                _gallery, Galleries.Engine, bytes.AsSpan(0, random.Next(bytes.Length))).Supplement);
        }
    }

    [Fact]
    public void A_supplement_of_another_gallery_is_refused()
    {
        using var other = _galleries.Made([1, 2], "other");
        var supplement = Changed();
        Assert.Equal(
            GalleryFault.OtherGallery, GallerySupplement.Read(other, Galleries.Engine, supplement.Write()).Fault);
        Assert.Throws<ArgumentException>(() => new GallerySet(other, supplement));
    }

    [Fact]
    public void Gallery_and_supplement_merge_into_the_gallery_that_would_be_written_anew()
    {
        new GallerySet(_gallery, Changed()).Merge(
            _galleries.File("merged"), Galleries.Engine, 7, TestContext.Current.CancellationToken);
        using var anew = _galleries.Made(
            Enumerable.Range(0, 200).Select(i => 2 * i).Where(i => i is not (4 or 8)).Append(5).Append(999).Order(),
            "anew", 7);
        Assert.Equal(File.ReadAllBytes(_galleries.File("anew")), File.ReadAllBytes(_galleries.File("merged")));
    }

    private GallerySupplement Changed() => GallerySupplement.Empty(_gallery, Galleries.Engine)
        .With(Galleries.Engine, [Galleries.Enrolment(5), Galleries.Enrolment(4), Galleries.Enrolment(6)], [])
        .With(Galleries.Engine, [Galleries.Enrolment(999)], [Galleries.Name(4), Galleries.Name(8)]);

    private SearchResult All(GallerySupplement supplement, IReadOnlyList<LabelledTemplate> probe) =>
        Galleries.Search(new(_gallery, supplement), probe, new() { Candidates = 1000 });

    private Guid First(GallerySupplement supplement, IReadOnlyList<LabelledTemplate> probe) =>
        All(supplement, probe).Candidates[0].Subject;
}
