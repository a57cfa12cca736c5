using Bmis.Biometrics.Extraction;
using Bmis.Biometrics.Images;
using Bmis.Biometrics.Templates;
using Bmis.Biometrics.Templates.Iso19794;

namespace Bmis.Biometrics.Tests.Templates.Iso19794;

public sealed class TemplateConversionTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(MinutiaeFormat.Iso19794)]
    [InlineData(MinutiaeFormat.Ansi378)]
    public void A_template_comes_back_from_a_record_but_for_the_steps_of_angles(MinutiaeFormat format)
    {
        var points = Enumerable.Range(0, 100).Select(i => new Minutia(
            (short)(i * 2), (short)(i * 3), (byte)(i * 37), (MinutiaKind)(i % 2), (byte)(i + 1))).ToArray();
        var template = new BuiltInTemplate(300, 400, points, new(19, 25, new byte[19 * 25]));
        var record = TemplateConversion.ToRecord(
            template, FingerPosition.LeftMiddle, ImpressionType.LiveScanPlain, 80, format);
        var read = MinutiaeRecord.Read(record.Write()).Record!;
        var view = Assert.Single(read.Views);
        Assert.Equal((FingerPosition.LeftMiddle, ImpressionType.LiveScanPlain), (view.Position, view.Impression));
        var back = TemplateConversion.ToTemplate(read, view)!;
        Assert.Equal((300, 400), (back.Width, back.Height));
        Assert.Equal(points.Select(point => point with { Direction = 0 }),
            back.Minutiae.Select(point => point with { Direction = 0 }));
        var largest = format == MinutiaeFormat.Iso19794 ? 0 : 1;
        Assert.All(points.Zip(back.Minutiae), pair =>
            Assert.InRange(Math.Abs((sbyte)(pair.First.Direction - pair.Second.Direction)), 0, largest));
    }

    [Fact]
    public void Places_are_brought_to_500_dpi_and_the_best_hundred_kept()
    {
        var points = Enumerable.Range(0, 150).Select(i =>
            new RecordMinutia(i * 10, 20, 90, RecordMinutiaKind.Ending, (byte)(i < 50 ? 1 : 60)));
        var record = new MinutiaeRecord
        {
            Width = 1600, Height = 100, Across = 394, Down = 394,
            Views = [new() { Minutiae = [.. points] }],
        };
        var template = TemplateConversion.ToTemplate(record, record.Views[0])!;
        Assert.Equal((800, 50), (template.Width, template.Height));
        Assert.Equal(100, template.Minutiae.Count);
        Assert.Equal(new Minutia(250, 10, 192, MinutiaKind.Ending, 60), template.Minutiae[0]);
    }

    [Fact]
    public void A_template_from_minutiae_can_be_kept_and_a_picture_beyond_the_engine_gives_none()
    {
        var view = new MinutiaeView { Minutiae = [new(900, 700, 10, RecordMinutiaKind.Ending, 0)] };
        var engine = new BuiltInEngine();
        var template = TemplateConversion.ToTemplate(new() { Views = [view] }, view)!;
        Assert.Equal((901, 701), (template.Width, template.Height));
        Assert.Equal(template.Minutiae, engine.Read(engine.Write(template))!.Minutiae);
        Assert.Null(TemplateConversion.ToTemplate(new() { Across = 20, Views = [view] }, view));
    }

    [Fact]
    public void Templates_of_another_extractor_tell_fingers_apart()
    {
        var engine = new BuiltInEngine();
        var templates = ResearchFiles.Files("fvc2002_db1_b/iso", "*.iso").Select(file =>
        {
            var record = MinutiaeRecord.Read(File.ReadAllBytes(file)).Record!;
            var template = TemplateConversion.ToTemplate(record, record.Views[0])!;
            return (Finger: Path.GetFileName(file)[..3], Template: template);
        }).ToArray();
        List<double> mates = [], others = [];
        for (var i = 0; i < templates.Length; i++)
        {
            for (var j = i + 1; j < templates.Length; j++)
            {
                var isMate = templates[i].Finger == templates[j].Finger;
                (isMate ? mates : others).Add(engine.Verify(templates[i].Template, templates[j].Template).Score);
            }
        }
        var threshold = others.Order().ElementAt(others.Count * 99 / 100);
        var missed = (double)mates.Count(score => score <= threshold) / mates.Count;
        output.WriteLine($"{mates.Count} mates, {others.Count} others; of mates {missed:P1} below {threshold:F1}, "
            + $"which 1 % of the others pass");
        Assert.InRange(missed, 0, 0.15);
    }

    [Fact]
    public void The_ridge_flow_that_is_guessed_runs_as_the_one_that_is_seen()
    {
        double sum = 0, cells = 0;
        foreach (var file in ResearchFiles.Files("fvc2002_db1_b", "*_1.png"))
        {
            var image = ImageReader.Read(File.ReadAllBytes(file)).Image!;
            var seen = (BuiltInTemplate)Extractor.Extract(image, null).Template!;
            var guessed = FlowFromMinutiae.Of(seen.Points, seen.Width, seen.Height);
            Assert.Equal(seen.Field.Cells.Length, guessed.Cells.Length);
            foreach (var (one, other) in seen.Field.Cells.Zip(guessed.Cells))
            {
                if (one == 0 || other == 0) continue;
                sum += Math.Cos((one - other) * Math.Tau / 128);
                cells++;
            }
        }
        output.WriteLine($"Mean cosine {sum / cells:F3} in {cells} cells");
        Assert.InRange(sum / cells, 0.8, 1);
    }

    // The other extractor's picture was squeezed to 300 × 400, so its places and angles are stretched back.
    [Fact]
    public void Minutiae_of_another_extractor_point_as_those_of_this_one_do()
    {
        var turned = new int[8];
        foreach (var file in ResearchFiles.Files("fvc2002_db1_b", "*_1.png"))
        {
            var ours = Extractor.Extract(ImageReader.Read(File.ReadAllBytes(file)).Image!, null).Template!;
            var iso = Path.Combine(
                Path.GetDirectoryName(file)!, "iso", Path.GetFileNameWithoutExtension(file) + ".iso");
            var record = MinutiaeRecord.Read(File.ReadAllBytes(iso)).Record!;
            double x = (double)ours.Width / record.Width, y = (double)ours.Height / record.Height;
            foreach (var theirs in TemplateConversion.ToTemplate(record, record.Views[0])!.Minutiae)
            {
                var near = ours.Minutiae.Where(one =>
                    Math.Abs(one.X - theirs.X * x) < 8 && Math.Abs(one.Y - theirs.Y * y) < 8).ToArray();
                if (near.Length == 1) turned[(byte)(near[0].Direction - theirs.Direction + 16) / 32]++;
            }
        }
        output.WriteLine("Difference in eighths of a turn: " + string.Join(", ", turned));
        Assert.True(turned.Sum() > 50, "Too few minutiae were found by both extractors.");
        Assert.True(turned[0] > turned.Sum() / 2, "Most directions differ.");
        Assert.True(turned[4] < turned.Sum() / 5, "Many directions are reversed.");
    }
}
