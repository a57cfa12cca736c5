namespace Bmis.Biometrics.Identification;

/// <summary>Opens a gallery after reading all of it: checksums of its columns, then whether they fit each other.</summary>
internal static class GalleryCheck
{
    /// <summary>Takes the bytes over; they are let go when they are no gallery.</summary>
    internal static (Gallery? Gallery, GalleryFault? Fault) Open(IGalleryBytes bytes, IFingerprintEngine engine)
    {
        var isKept = false;
        try
        {
            if (bytes.Length < GalleryLayout.HeaderLength) return (null, GalleryFault.NoGallery);
            var header = new byte[GalleryLayout.HeaderLength];
            bytes.Read(0, header);
            var (layout, fault) = GalleryLayout.Read(header);
            if (layout is null) return (null, fault);
            if (layout.Engine != engine.Name) return (null, GalleryFault.OtherEngine);
            if (layout.FileLength != bytes.Length) return (null, GalleryFault.WrongLength);
            var gallery = new Gallery(layout, bytes, GalleryLayout.DigestOf(header));
            for (var i = 0; i < GalleryLayout.Sections; i++)
                if (!gallery.Sum((GallerySection)i).AsSpan().SequenceEqual(GalleryLayout.DigestOf(header, i)))
                    return (null, GalleryFault.Damaged);
            // Checksums show damage, not malice: a search must stay within the file whoever made it.
            isKept = DoFirstsFit(gallery, layout) && ArePrintsRight(gallery, PrintPacking.Of(engine));
            return isKept ? (gallery, null) : (null, GalleryFault.Contradictory);
        }
        finally
        {
            if (!isKept) bytes.Dispose();
        }
    }

    private static bool DoFirstsFit(Gallery gallery, GalleryLayout layout) =>
        Ascend<uint>(gallery, GallerySection.FirstPrints, layout.Subjects, layout.Prints, 1, LabelledTemplate.Most)
        && Ascend<uint>(gallery, GallerySection.FirstPoints, layout.Prints, layout.Points, 0, PrintPoints.Most)
        && Ascend<ulong>(gallery, GallerySection.FirstRests, layout.Prints, layout.Rests, 0, PrintPacking.MostRest);

    // From zero to the end in steps between the least and the most.
    private static bool Ascend<T>(Gallery gallery, GallerySection section, int count, long end, long least, long most)
        where T : unmanaged, System.Numerics.IBinaryInteger<T>
    {
        var buffer = new T[1 << 14];
        long last = 0;
        for (var at = 0L; at <= count; at += buffer.Length)
        {
            var part = buffer.AsSpan(0, (int)Math.Min(count + 1 - at, buffer.Length));
            gallery.Read(section, at, part);
            for (var i = 0; i < part.Length; i++)
            {
                if (part[i] > T.CreateSaturating(long.MaxValue)) return false;
                var first = long.CreateChecked(part[i]);
                if (at + i == 0 ? first != 0 : first - last < least || first - last > most) return false;
                last = first;
            }
        }
        return last == end;
    }

    private static bool ArePrintsRight(Gallery gallery, PrintPacking packing)
    {
        var block = new GalleryBlock(withRests: true);
        Guid? last = null;
        for (var first = 0; first < gallery.Subjects; first += GalleryBlock.Subjects)
        {
            block.Read(gallery, first);
            for (var subject = 0; subject < block.Count; subject++)
            {
                var name = gallery.SubjectAt(first + subject);
                if (last is { } before && before.CompareTo(name) >= 0) return false;
                last = name;
            }
            for (var print = 0; print < block.Prints; print++)
                if (!packing.IsPrint(block.PointsOf(print), block.RestOf(print))) return false;
        }
        return true;
    }
}
