namespace Bmis.Biometrics.Identification;

/// <summary>
/// A piece of a gallery, copied out of its columns, small enough to stay near the processor. Belongs to one thread.
/// </summary>
/// <param name="withRests">Whether the rests of the prints are read too.</param>
internal sealed class GalleryBlock(bool withRests = false)
{
    /// <summary>Subjects of a block.</summary>
    internal const int Subjects = 256;

    private readonly uint[] _firstPrints = new uint[Subjects + 1];
    private readonly uint[] _firstPoints = new uint[Subjects * LabelledTemplate.Most + 1];
    private readonly ulong[] _firstRests = new ulong[Subjects * LabelledTemplate.Most + 1];
    private readonly byte[] _positions = new byte[Subjects * LabelledTemplate.Most];
    private uint[] _points = [];
    private ushort[] _edges = [];
    private byte[] _rests = [];

    /// <summary>Subjects that were read.</summary>
    internal int Count { get; private set; }

    /// <summary>Prints that were read.</summary>
    internal int Prints { get; private set; }

    /// <summary>Reads the subjects from a place on.</summary>
    internal void Read(Gallery gallery, int first)
    {
        Count = Math.Min(Subjects, gallery.Subjects - first);
        gallery.Read(GallerySection.FirstPrints, first, _firstPrints.AsSpan(0, Count + 1));
        var print = _firstPrints[0];
        Prints = (int)(_firstPrints[Count] - print);
        gallery.Read(GallerySection.Positions, print, _positions.AsSpan(0, Prints));
        gallery.Read(GallerySection.FirstPoints, print, _firstPoints.AsSpan(0, Prints + 1));
        var points = (int)(_firstPoints[Prints] - _firstPoints[0]);
        gallery.Read(GallerySection.Points, _firstPoints[0], Room(ref _points, points));
        gallery.Read(GallerySection.Edges, (long)_firstPoints[0] * IdentificationParameters.Edges,
            Room(ref _edges, points * IdentificationParameters.Edges));
        if (!withRests) return;
        gallery.Read(GallerySection.FirstRests, print, _firstRests.AsSpan(0, Prints + 1));
        gallery.Read(GallerySection.Rests, (long)_firstRests[0],
            Room(ref _rests, (int)(_firstRests[Prints] - _firstRests[0])));
    }

    /// <summary>The prints of a subject of the block, as numbers in it.</summary>
    internal (int First, int End) PrintsOf(int subject) =>
        ((int)(_firstPrints[subject] - _firstPrints[0]), (int)(_firstPrints[subject + 1] - _firstPrints[0]));

    /// <summary>The code of a print's finger.</summary>
    internal byte PositionOf(int print) => _positions[print];

    internal ReadOnlySpan<uint> PointsOf(int print) => _points.AsSpan(Start(print), Start(print + 1) - Start(print));

    internal ReadOnlySpan<ushort> EdgesOf(int print) => _edges.AsSpan(
        Start(print) * IdentificationParameters.Edges,
        (Start(print + 1) - Start(print)) * IdentificationParameters.Edges);

    internal ReadOnlySpan<byte> RestOf(int print) => _rests.AsSpan(
        (int)(_firstRests[print] - _firstRests[0]), (int)(_firstRests[print + 1] - _firstRests[print]));

    private int Start(int print) => (int)(_firstPoints[print] - _firstPoints[0]);

    private static Span<T> Room<T>(ref T[] buffer, int length)
    {
        if (buffer.Length < length) buffer = new T[length];
        return buffer.AsSpan(0, length);
    }
}
