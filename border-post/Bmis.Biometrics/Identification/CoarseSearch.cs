using Bmis.Biometrics.Images;
using Bmis.Biometrics.Templates;

namespace Bmis.Biometrics.Identification;

/// <summary>
/// The coarse stage over a whole gallery. The score of a subject is the sum over the probe's fingers of the best of its
/// prints that may be that finger, beside the number of fingers that it has.
/// </summary>
internal sealed class CoarseSearch(IReadOnlyList<LabelledTemplate> probe, SearchOptions options, bool vectors = true)
{
    private readonly (FingerPosition Position, ProbeTable Table)[] _fingers = [.. probe.Select(sample =>
        (LabelledTemplate.Plain(sample.Position), ProbeTable.Of((BuiltInTemplate)sample.Template)))];

    /// <summary>A score for each subject in the gallery's order.</summary>
    internal CoarseScore[] Scores(Gallery gallery, Action<int> report, CancellationToken cancellation)
    {
        var scores = new CoarseScore[gallery.Subjects];
        var blocks = (gallery.Subjects + GalleryBlock.Subjects - 1) / GalleryBlock.Subjects;
        var work = new ParallelOptions
        {
            MaxDegreeOfParallelism = options.Processors, CancellationToken = cancellation,
        };
        Parallel.For(0, blocks, work, () => (new GalleryBlock(), new CoarseVotes(vectors)), (block, _, own) =>
        {
            Score(gallery, block * GalleryBlock.Subjects, own.Item1, own.Item2, scores);
            report(own.Item1.Count);
            return own;
        }, _ => { });
        return scores;
    }

    private void Score(Gallery gallery, int first, GalleryBlock block, CoarseVotes votes, CoarseScore[] scores)
    {
        block.Read(gallery, first);
        for (var subject = 0; subject < block.Count; subject++)
        {
            var (print, end) = block.PrintsOf(subject);
            var (sum, compared) = (0, 0);
            foreach (var (position, table) in _fingers)
            {
                var (best, isCompared) = (0, false);
                for (var i = print; i < end; i++)
                {
                    var other = (FingerPosition)block.PositionOf(i);
                    if (!FullComparison.MayBeOne(position, other, options.IsAcrossPositions)) continue;
                    isCompared = true;
                    best = Math.Max(best, votes.Score(table, block.PointsOf(i), block.EdgesOf(i)));
                }
                sum += best;
                if (isCompared) compared++;
            }
            scores[first + subject] = new((ushort)sum, (byte)Math.Min(compared, end - print));
        }
    }
}
