using System.Security.Cryptography;
using Bmis.Biometrics.Identification;
using Bmis.Biometrics.Images;
using Bmis.Biometrics.Synthesis;
using Bmis.Biometrics.Templates;

namespace Bmis.Biometrics.Tests.Identification;

public sealed class GalleryTests : IDisposable
{
    private readonly Galleries _galleries = new();

    public void Dispose() => _galleries.Dispose();

    [Fact]
    public void While_a_gallery_is_written_and_after_it_was_cancelled_nothing_lies_beside_it()
    {
        var file = _galleries.File("cancelled");
        using var writer = new GalleryWriter(file, Galleries.Engine, 1);
        writer.Add(Galleries.Enrolment(1));
        if (!OperatingSystem.IsWindows()) Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(file)!));
        Assert.Throws<OperationCanceledException>(() => writer.Finish(new(canceled: true)));
        Assert.False(File.Exists(file + ".new"));
    }

    [Fact]
    public void A_gallery_keeps_what_a_comparison_asks_for()
    {
        using var gallery = _galleries.Made(Enumerable.Range(0, 300), version: 42);
        Assert.Equal((42, "bmis-1"), (gallery.Version, gallery.Engine));
        var packing = PrintPacking.Of(Galleries.Engine);
        var probe = SyntheticTemplates.Impression(7, 3);
        var compared = 0;
        for (var subject = 0; subject < 300; subject += 7)
        {
            if (gallery.Find(Galleries.Name(subject)) is not (>= 0 and var place)) continue;
            foreach (var print in gallery.PrintsOf(place))
            {
                var own = Galleries.Print(subject, (FingerPosition)print.Position, 0).Template;
                var kept = packing.Unpack(print.Points, print.Rest)!;
                Assert.Equal(own.Minutiae.Select(one => (one.X, one.Y, one.Direction, one.Kind)),
                    kept.Minutiae.Select(one => (one.X, one.Y, one.Direction, one.Kind)));
                Assert.Equal(Galleries.Engine.Verify(probe, own), Galleries.Engine.Verify(probe, kept));
                compared++;
            }
        }
        Assert.InRange(compared, 40, 86);
    }

    [Fact]
    public void A_gallery_in_memory_has_the_bytes_of_the_file_whatever_the_order()
    {
        using (_galleries.Made(Enumerable.Range(0, 40))) { }
        using var gallery = Gallery.Of(
            Galleries.Engine, 1, Enumerable.Range(0, 40).Reverse().Select(i => Galleries.Enrolment(i)));
        Assert.Equal(File.ReadAllBytes(_galleries.File()), gallery.ToBytes());
        var (read, fault) = Gallery.Read(gallery.ToBytes(), Galleries.Engine);
        Assert.Null(fault);
        Assert.Equal(gallery.Subjects, read!.Subjects);
        var cut = gallery.ToBytes().AsMemory()[..^1];
        Assert.Equal(GalleryFault.WrongLength, Gallery.Read(cut, Galleries.Engine).Fault);
    }

    [Fact]
    public void A_subject_that_is_not_there_is_not_found()
    {
        using var gallery = _galleries.Made([1, 5, 9]);
        Assert.True(gallery.Find(Galleries.Name(5)) >= 0);
        foreach (var other in (int[])[0, 2, 6, 10]) Assert.True(gallery.Find(Galleries.Name(other)) < 0);
    }

    [Fact]
    public void A_million_prints_take_less_than_a_gigabyte()
    {
        using var gallery = _galleries.Made(Enumerable.Range(0, 500));
        Assert.InRange(gallery.Length / (double)gallery.Prints, 300, 950);
    }

    [Fact]
    public void Subjects_must_ascend_and_come_once()
    {
        using var writer = new GalleryWriter(_galleries.File(), Galleries.Engine, 1);
        writer.Add(Galleries.Enrolment(5));
        Assert.Throws<ArgumentException>(() => writer.Add(Galleries.Enrolment(5)));
        Assert.Throws<ArgumentException>(() => writer.Add(Galleries.Enrolment(4)));
    }

    [Fact]
    public void A_print_that_says_nothing_is_left_out_and_its_subject_with_it()
    {
        using (var writer = new GalleryWriter(_galleries.File(), Galleries.Engine, 1))
        {
            var bare = SeveralFingers.SyntheticHands.Bare();
            Assert.Equal(0, writer.Add(new(Galleries.Name(1), [new(FingerPosition.RightIndex, bare)])));
            Assert.Equal(0, writer.Add(new(Galleries.Name(2), [new(FingerPosition.RightIndex, Wide())])));
            writer.Finish(TestContext.Current.CancellationToken);
        }
        using var gallery = _galleries.Opened();
        Assert.Equal((0, 0), (gallery.Subjects, gallery.Prints));
        Assert.Empty(Galleries.Search(new(gallery), [Galleries.Print(1, FingerPosition.RightIndex, 0)]).Candidates);
    }

    [Fact]
    public void A_gallery_that_is_not_finished_leaves_the_old_one_and_nothing_beside_it()
    {
        using (_galleries.Made([1, 2, 3])) { }
        using (var writer = new GalleryWriter(_galleries.File(), Galleries.Engine, 2))
        {
            writer.Add(Galleries.Enrolment(4));
            Assert.Throws<OperationCanceledException>(() => writer.Finish(new(canceled: true)));
        }
        using var gallery = _galleries.Opened();
        Assert.Equal(1, gallery.Version);
    }

    [Fact]
    public void A_file_that_is_cut_longer_or_changed_is_refused_with_its_reason()
    {
        using (_galleries.Made(Enumerable.Range(0, 20))) { }
        var bytes = File.ReadAllBytes(_galleries.File());
        Assert.Equal(GalleryFault.NoGallery, Fault(bytes[..100]));
        Assert.Equal(GalleryFault.NoGallery, Fault([]));
        Assert.Equal(GalleryFault.NoGallery, Fault(new byte[1000]));
        Assert.Equal(GalleryFault.WrongLength, Fault(bytes[..^8]));
        Assert.Equal(GalleryFault.WrongLength, Fault([.. bytes, 0]));
        Assert.Equal(GalleryFault.OtherVersion, Fault(Changed(bytes, 7, 9)));
        for (var at = 8; at < bytes.Length; at += 97)
            Assert.Equal(GalleryFault.Damaged, Fault(Changed(bytes, at, (byte)~bytes[at])));
    }

    [Fact]
    public void A_gallery_of_another_engine_is_refused()
    {
        using (_galleries.Made([1])) { }
        Assert.Equal(GalleryFault.OtherEngine, Gallery.Open(_galleries.File(), new PlainEngine()).Fault);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_hostile_file_with_right_checksums_is_refused_or_searched_within_its_bounds(int seed)
    {
        using (_galleries.Made(Enumerable.Range(0, 12))) { }
        var good = File.ReadAllBytes(_galleries.File());
        var probe = new[] { Galleries.Print(3, FingerPosition.RightIndex, 1) };
        var random = new Random(seed);
        int opened = 0, refused = 0;
        for (var i = 0; i < 400; i++)
        {
            var bytes = good.ToArray();
            for (var change = random.Next(1, 4); change > 0; change--)
            {
                // Half of them in the header and the columns of firsts, where the bounds are.
                var at = random.Next(random.Next(2) == 0 ? 1500 : bytes.Length);
                bytes[at] = random.Next(3) switch { 0 => 255, 1 => (byte)(bytes[at] + 1), _ => (byte)random.Next(256) };
            }
            Sign(bytes);
            var (gallery, fault) = GalleryCheck.Open(new MemoryBytes(bytes), Galleries.Engine);
            Assert.True(gallery is null == fault.HasValue);
            if (gallery is null)
            {
                refused++;
                continue;
            }
            opened++;
            Assert.InRange(Galleries.Search(new(gallery), probe).ComparedInFull, 0, 12);
        }
        Assert.True(opened > 10 && refused > 10, $"{opened} were opened and {refused} refused.");
    }

    private GalleryFault? Fault(byte[] bytes)
    {
        File.WriteAllBytes(_galleries.File("changed"), bytes);
        return Gallery.Open(_galleries.File("changed"), Galleries.Engine).Fault;
    }

    private static byte[] Changed(byte[] bytes, int at, byte value)
    {
        var changed = bytes.ToArray();
        changed[at] = value;
        return changed;
    }

    // Puts right checksums over whatever the bytes are, as somebody with bad intent would.
    private static void Sign(byte[] bytes)
    {
        const int digests = 72;
        var end = GalleryLayout.HeaderLength - SHA256.HashSizeInBytes;
        SHA256.HashData(bytes.AsSpan(0, end), bytes.AsSpan(end));
        if (GalleryLayout.Read(bytes).Layout is not { } layout || layout.FileLength != bytes.Length) return;
        for (var i = 0; i < GalleryLayout.Sections; i++)
        {
            var start = (int)layout.StartOf((GallerySection)i);
            var length = (int)layout.StartOf((GallerySection)(i + 1)) - start;
            SHA256.HashData(bytes.AsSpan(start, length), bytes.AsSpan(digests + i * SHA256.HashSizeInBytes));
        }
        SHA256.HashData(bytes.AsSpan(0, end), bytes.AsSpan(end));
    }

    private static BuiltInTemplate Wide() => new(
        3000, 32, [.. Enumerable.Range(0, 20).Select(i => new Minutia((short)(i * 140), 10, 0, 0, 50))],
        new(188, 2, new byte[188 * 2]));
}
