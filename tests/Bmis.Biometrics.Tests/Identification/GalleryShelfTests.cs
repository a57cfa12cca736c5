using Bmis.Biometrics.Identification;
using Bmis.Biometrics.Images;

namespace Bmis.Biometrics.Tests.Identification;

public sealed class GalleryShelfTests : IDisposable
{
    private readonly Galleries _galleries = new();

    public void Dispose() => _galleries.Dispose();

    [Fact]
    public void A_search_keeps_the_version_it_began_with()
    {
        var probe = new[] { Galleries.Print(1, FingerPosition.RightIndex, 1) };
        using var shelf = new GalleryShelf();
        Assert.Null(shelf.Take());
        var old = _galleries.Made(Enumerable.Range(0, 30), "one", 1);
        shelf.Put(new(old));
        using (var lease = shelf.Take()!)
        {
            shelf.Put(new(_galleries.Made(Enumerable.Range(0, 40), "two", 2)));
            Assert.Equal(1, Galleries.Search(lease.Set, probe).GalleryVersion);
            using var next = shelf.Take()!;
            Assert.Equal(2, Galleries.Search(next.Set, probe).GalleryVersion);
        }
        Assert.Throws<ObjectDisposedException>(() => old.Find(Galleries.Name(1)));
    }

    [Fact]
    public void A_supplement_is_swapped_in_without_closing_its_gallery()
    {
        using var shelf = new GalleryShelf();
        var gallery = _galleries.Made(Enumerable.Range(0, 30));
        shelf.Put(new(gallery));
        var first = shelf.Take()!;
        shelf.Put(new(gallery, GallerySupplement.Empty(gallery, Galleries.Engine)));
        first.Dispose();
        first.Dispose();
        using (var second = shelf.Take()!) Assert.True(second.Set.Gallery.Find(Galleries.Name(1)) >= 0);
        var last = shelf.Take()!;
        shelf.Dispose();
        Assert.True(gallery.Find(Galleries.Name(1)) >= 0);
        last.Dispose();
        Assert.Throws<ObjectDisposedException>(() => gallery.Find(Galleries.Name(1)));
    }

    [Fact]
    public async Task Swaps_while_others_search_disturb_no_search()
    {
        var probe = new[] { Galleries.Print(1, FingerPosition.RightIndex, 1) };
        using var shelf = new GalleryShelf();
        shelf.Put(new(_galleries.Made(Enumerable.Range(0, 30), "0", 0)));
        var searches = Enumerable.Range(0, 2).Select(_ => Task.Run(() =>
        {
            for (var i = 0; i < 40; i++)
            {
                using var lease = shelf.Take()!;
                var result = Galleries.Search(lease.Set, probe);
                Assert.Equal(lease.Set.Gallery.Version, result.GalleryVersion);
                Assert.Equal(lease.Set.Subjects, result.Subjects);
            }
        })).ToArray();
        for (var version = 1; version <= 10; version++)
            shelf.Put(new(_galleries.Made(Enumerable.Range(0, 30 + version), $"{version}", version)));
        await Task.WhenAll(searches);
        using var last = shelf.Take()!;
        Assert.Equal(10, last.Set.Gallery.Version);
    }
}
