using Bmis.Biometrics.Extraction;
using Bmis.Biometrics.Templates;

namespace Bmis.Biometrics.Identification;

/// <summary>
/// A probe made ready for the coarse stage: for each code of an edge the own edges that agree with it within the
/// tolerance, and where each own minutia lies after each of 32 rotations. Immutable; safe for use by several threads.
/// </summary>
internal sealed class ProbeTable
{
    /// <summary>Rotations that are told apart.</summary>
    internal const int Rotations = 32;

    private readonly ushort[] _starts = new ushort[CoarseEdges.Codes + 1];

    private ProbeTable(int entries, int minutiae)
    {
        Entries = new uint[entries + IdentificationParameters.MostAtCode];
        Placed = new uint[minutiae * Rotations];
    }

    /// <summary>
    /// The edges code by code: the direction of the line in the low byte, above it the place of the minutia's first
    /// rotation in <see cref="Placed"/>.
    /// </summary>
    internal uint[] Entries { get; }

    /// <summary>Where the minutiae lie after rotation, packed as <see cref="CoarsePlace"/>.</summary>
    internal uint[] Placed { get; }

    /// <summary>The first entry of each code, and the end.</summary>
    internal ReadOnlySpan<ushort> Starts => _starts;

    internal static ProbeTable Of(BuiltInTemplate template)
    {
        var points = template.Points;
        var found = new List<(ushort Code, uint Entry)>();
        foreach (var edge in Edges(points)) Dilate(edge, found);
        var counts = new ushort[CoarseEdges.Codes];
        found.RemoveAll(one => ++counts[one.Code] > IdentificationParameters.MostAtCode);
        var table = new ProbeTable(found.Count, points.Length);
        for (var code = 0; code < counts.Length; code++)
            table._starts[code + 1] = (ushort)(table._starts[code]
                + Math.Min((int)counts[code], IdentificationParameters.MostAtCode));
        Array.Clear(counts);
        foreach (var (code, entry) in found) table.Entries[table._starts[code] + counts[code]++] = entry;
        table.Place(points);
        return table;
    }

    // Both directions of each line: the gallery keeps one of them.
    private static IEnumerable<CoarseEdge> Edges(Minutia[] points)
    {
        var pairs = new SortedSet<int>();
        Span<int> nearest = stackalloc int[IdentificationParameters.ProbeNeighbours];
        for (var from = 0; from < points.Length; from++)
            foreach (var to in nearest[..CoarseEdges.Nearest(points, from, nearest)])
            {
                pairs.Add(from * points.Length + to);
                pairs.Add(to * points.Length + from);
            }
        return pairs.Select(pair => CoarseEdges.Between(points, pair / points.Length, pair % points.Length))
            .OfType<CoarseEdge>();
    }

    private static void Dilate(CoarseEdge edge, List<(ushort Code, uint Entry)> found)
    {
        var entry = (uint)(edge.From * Rotations << 8) | edge.Line;
        var stretch = IdentificationParameters.LengthTolerance + IdentificationParameters.LengthShare * edge.Length;
        for (var near = 0; near < 256; near += CoarseEdges.AngleStep)
        {
            if (!Agree(near, edge.Near)) continue;
            for (var far = 0; far < 256; far += CoarseEdges.AngleStep)
            {
                if (!Agree(far, edge.Far)) continue;
                for (var length = 0; length < CoarseEdges.Lengths; length++)
                    if (Math.Abs(CoarseEdges.MiddleOf(length) - edge.Length) <= stretch)
                        found.Add(((ushort)((near << 6) | (far << 1) | length), entry));
            }
        }
    }

    private static bool Agree(int first, int angle) =>
        Angles.Between(first + CoarseEdges.AngleStep / 2, angle) <= IdentificationParameters.AngleTolerance;

    // Around the middle of the minutiae, so that a rotation between two steps moves them least.
    private void Place(Minutia[] points)
    {
        if (points.Length == 0) return;
        double middleX = points.Average(point => point.X), middleY = points.Average(point => point.Y);
        for (var i = 0; i < points.Length; i++)
        {
            double dx = points[i].X - middleX, dy = points[i].Y - middleY;
            for (var rotation = 0; rotation < Rotations; rotation++)
            {
                var angle = rotation * 256 / Rotations + 128 / Rotations;
                double cosine = Angles.Cosines[angle], sine = Angles.Sines[angle];
                Placed[i * Rotations + rotation] = CoarsePlace.Of(cosine * dx - sine * dy, sine * dx + cosine * dy);
            }
        }
    }
}
