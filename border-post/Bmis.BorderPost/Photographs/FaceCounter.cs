using Bmis.BorderPost.Serving;
using OpenCvSharp;
using OpenCvSharp.Dnn;

namespace Bmis.BorderPost.Photographs;

/// <summary>
/// Counts the faces of a portrait with BlazeFace (Bazarevsky et al., 2019; short range, 128 × 128, 896 anchors). It
/// says that somebody is there and never who. Safe for all threads.
/// </summary>
internal sealed class FaceCounter : IDisposable
{
    private const string Model = "face_detection_short_range.tflite";
    private const int Side = 128;

    // The first two of 16 numbers of an anchor are the face's middle, the next its width and height, in pixels.
    private const int Numbers = 16;

    // Measured on portraits and on pictures of things: border-post/README.md.
    private const float LeastScore = 0.75f;
    private const float MostOverlap = 0.3f;

    // A face of less than half the width of the largest belongs to somebody who stands in the queue.
    private const double LeastShare = 0.5;

    private static readonly Point2f[] Anchors = [.. Grid(cells: 16, each: 2), .. Grid(cells: 8, each: 6)];

    private readonly Lock _gate = new();
    private readonly Net _net;

    /// <exception cref="CannotStartException">The model beside the program is missing or broken.</exception>
    public FaceCounter()
        : this(AppContext.BaseDirectory)
    {
    }

    internal FaceCounter(string folder)
    {
        try
        {
            _net = CvDnn.ReadNet(Path.Combine(folder, Model))!;
        }
        catch (OpenCVException broken)
        {
            throw new CannotStartException($"{Model} beside the program is missing or broken.", broken);
        }
    }

    /// <summary>How many faces are about as near as the nearest one.</summary>
    /// <param name="portrait">Red, green and blue, eight bits each.</param>
    internal int Count(Mat portrait)
    {
        using var input = Input(portrait);
        var (boxes, scores) = Run(input);
        if (boxes.Count == 0) return 0;
        CvDnn.NMSBoxes(boxes, scores, LeastScore, MostOverlap, out var kept);
        var widths = kept.Select(face => boxes[face].Width).ToArray();
        return widths.Count(width => width >= LeastShare * widths.Max());
    }

    public void Dispose() => _net.Dispose();

    // The whole picture in the middle of a black square, every colour from -1 to 1.
    private static Mat Input(Mat portrait)
    {
        var side = Math.Max(portrait.Width, portrait.Height);
        var (beside, above) = ((side - portrait.Width) / 2, (side - portrait.Height) / 2);
        using var square = portrait.CopyMakeBorder(
            above, side - portrait.Height - above, beside, side - portrait.Width - beside, BorderTypes.Constant,
            Scalar.Black);
        using var small = square.Resize(new Size(Side, Side), 0, 0, InterpolationFlags.Area);
        return CvDnn.BlobFromImage(small, 1 / 127.5, mean: Scalar.All(127.5), swapRB: false, crop: false);
    }

    private (List<Rect2d> Boxes, List<float> Scores) Run(Mat input)
    {
        using Mat places = new(), scores = new();
        lock (_gate)
        {
            _net.SetInput(input);
            _net.Forward([places, scores], ["regressors", "classificators"]);
        }

        return Faces(places.AsSpan<float>(), scores.AsSpan<float>());
    }

    private static (List<Rect2d> Boxes, List<float> Scores) Faces(
        ReadOnlySpan<float> places, ReadOnlySpan<float> logits)
    {
        List<Rect2d> boxes = [];
        List<float> scores = [];
        for (var i = 0; i < Anchors.Length; i++)
        {
            var score = 1 / (1 + MathF.Exp(-logits[i]));
            if (score < LeastScore) continue;
            var place = places.Slice(Numbers * i, 4);
            var (width, height) = (place[2], place[3]);
            var (x, y) = (Anchors[i].X + place[0], Anchors[i].Y + place[1]);
            boxes.Add(new(x - (width / 2), y - (height / 2), width, height));
            scores.Add(score);
        }

        return (boxes, scores);
    }

    private static IEnumerable<Point2f> Grid(int cells, int each)
    {
        var cell = (float)Side / cells;
        for (var row = 0; row < cells; row++)
            for (var column = 0; column < cells; column++)
                for (var anchor = 0; anchor < each; anchor++)
                    yield return new((column + 0.5f) * cell, (row + 0.5f) * cell);
    }
}
