using Bmis.Biometrics.Images;
using Bmis.Biometrics.Images.AnsiNist;
using Bmis.Biometrics.Matching;
using Bmis.Biometrics.Segmentation;
using Bmis.Biometrics.Synthesis;
using Bmis.Biometrics.Templates;
using Grown = Bmis.Biometrics.Synthesis.SyntheticFinger;

namespace Bmis.Biometrics.Tests.Segmentation;

public sealed class SlapSegmenterTests
{
    [Theory]
    [InlineData(0, 370)]
    [InlineData(12, 370)]
    [InlineData(-15, 330)]
    [InlineData(20, 400)]
    [InlineData(-30, 350)]
    [InlineData(30, 370)]
    public void Four_fingers_are_found_where_they_lie_however_the_hand_is_turned(double degrees, double spacing)
    {
        foreach (var isLeft in new[] { false, true })
        {
            var slap = Hand(isLeft, new() { Height = 1500, RotationDegrees = degrees, Spacing = spacing });
            var result = SlapSegmenter.Segment(slap.Picture, isLeft ? SlapRequest.LeftFour : SlapRequest.RightFour);
            Assert.Empty(result.Faults);
            Assert.Equal(
                slap.Fingers.Select(finger => finger.Position), result.Fingers.Select(finger => finger.Position));
            foreach (var (laid, found) in slap.Fingers.Zip(result.Fingers)) AssertPlace(laid, found);
        }
    }

    [Fact]
    public void Many_hands_as_people_lay_them_on_are_cut_apart()
    {
        for (var seed = 0; seed < 12; seed++)
        {
            var isLeft = seed % 2 == 1;
            var slap = Hand(isLeft, null, seed);
            var result = SlapSegmenter.Segment(slap.Picture, isLeft ? SlapRequest.LeftFour : SlapRequest.RightFour);
            Assert.Equal(
                slap.Fingers.Select(finger => finger.Position), result.Fingers.Select(finger => finger.Position));
            Assert.DoesNotContain(SlapFault.WrongHandSuspected, result.Faults);
        }
    }

    [Fact]
    public void A_finger_that_is_cut_out_matches_itself_and_no_other()
    {
        var engine = new BuiltInEngine();
        var slap = Hand(isLeft: false, new() { Height = 1500, RotationDegrees = 20 });
        var cut = SlapSegmenter.Segment(slap.Picture, SlapRequest.RightFour).Fingers
            .Select(finger => Template(engine, finger.Picture)).ToArray();
        for (var i = 0; i < cut.Length; i++)
        {
            var alone = Template(engine, Fingers.Value[i].Impression(5, new ImpressionParameters { Pressure = 0.1 }));
            for (var j = 0; j < cut.Length; j++)
                Assert.Equal(
                    i == j ? VerificationBand.Match : VerificationBand.NoMatch, engine.Verify(alone, cut[j]).Band);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_finger_that_is_known_to_be_missing_shifts_no_other(int missing)
    {
        var slap = Hand(isLeft: false, new() { RotationDegrees = 8 }, missing: missing);
        FingerPosition[] wanted = [.. slap.Fingers.Select(finger => finger.Position)];
        var result = SlapSegmenter.Segment(slap.Picture, new(wanted));
        Assert.Empty(result.Faults);
        Assert.Equal(wanted, result.Fingers.Select(finger => finger.Position));
        foreach (var (laid, found) in slap.Fingers.Zip(result.Fingers)) AssertPlace(laid, found);
    }

    [Fact]
    public void Another_number_of_fingers_than_was_asked_for_is_told_and_no_finger_is_named()
    {
        var few = SlapSegmenter.Segment(Hand(isLeft: false, new(), missing: 2).Picture, SlapRequest.RightFour);
        Assert.Equal((3, SlapFault.TooFewFingers), (few.Fingers.Count, Assert.Single(few.Faults)));
        var many = SlapSegmenter.Segment(
            Hand(isLeft: false, new()).Picture, new([.. SlapRequest.RightFour.Fingers.Take(3)]));
        Assert.Equal((4, SlapFault.TooManyFingers), (many.Fingers.Count, Assert.Single(many.Faults)));
        Assert.All(few.Fingers.Concat(many.Fingers), one => Assert.Equal(FingerPosition.Unknown, one.Position));
    }

    [Fact]
    public void Two_thumbs_are_found()
    {
        Grown[] thumbs = [Fingers.Value[1], Fingers.Value[2]];
        var slap = SyntheticSlap.Of(
            FingerPosition.PlainThumbs, thumbs, 9, new() { RotationDegrees = -7, Spacing = 480, FanDegrees = 15 });
        var result = SlapSegmenter.Segment(slap.Picture, SlapRequest.Thumbs);
        Assert.Empty(result.Faults);
        Assert.Equal(
            [FingerPosition.LeftThumb, FingerPosition.RightThumb], result.Fingers.Select(finger => finger.Position));
        foreach (var (laid, found) in slap.Fingers.Zip(result.Fingers)) AssertPlace(laid, found);
    }

    [Fact]
    public void A_finger_over_the_edge_is_told()
    {
        var slap = Hand(isLeft: false, new());
        var first = slap.Fingers[0];
        var cut = Crop(slap.Picture, (int)first.X - 40, 0, slap.Picture.Width, slap.Picture.Height);
        Assert.Contains(SlapFault.CutOff, SlapSegmenter.Segment(cut, SlapRequest.RightFour).Faults);
    }

    [Fact]
    public void Places_are_told_in_the_pixels_of_the_picture()
    {
        var slap = Hand(isLeft: false, new() { Width = 3200, Height = 2000, Dpi = 1000 });
        var result = SlapSegmenter.Segment(slap.Picture, SlapRequest.RightFour);
        Assert.Empty(result.Faults);
        foreach (var (laid, found) in slap.Fingers.Zip(result.Fingers)) AssertPlace(laid, found, 2);
        Assert.All(result.Fingers, finger => Assert.Equal(500, finger.Picture.Dpi));
    }

    [Fact]
    public void What_is_no_slap_is_told_in_time()
    {
        var noise = new byte[4000 * 3000];
        new Random(12).NextBytes(noise);
        Assert.Equal([SlapFault.Empty], Faults(new(1600, 1500, 500, new byte[1600 * 1500])));
        Assert.Equal([SlapFault.Unusable], Faults(new(1600, 1500, 500, new byte[7])));
        Assert.Equal([SlapFault.Unusable], Faults(new(20, 1500, 500, new byte[20 * 1500])));
        Assert.Equal([SlapFault.Unusable], Faults(new(4000, 3000, 250, noise)));
        Assert.Equal([SlapFault.Unusable], Faults(new(4000, 3000, 50, noise)));
        Assert.Equal([SlapFault.Unusable], Faults(new(4000, 3000, 500, noise)));
        Assert.NotEmpty(Faults(new(3000, 4000, 2000, noise)));
    }

    [Fact]
    public void Any_picture_is_answered_with_fingers_within_it()
    {
        var random = new Random(13);
        for (var round = 0; round < 40; round++)
        {
            int width = random.Next(100, 900), height = random.Next(100, 900);
            var pixels = new byte[width * height];
            Array.Fill(pixels, (byte)220);
            for (var stripe = random.Next(60); stripe > 0; stripe--)
            {
                int from = random.Next(pixels.Length), length = random.Next(pixels.Length - from);
                random.NextBytes(pixels.AsSpan(from, Math.Min(length, 9000)));
            }

            var result = SlapSegmenter.Segment(new(width, height, 500, pixels), SlapRequest.RightFour);
            Assert.All(result.Fingers, finger =>
            {
                Assert.InRange(finger.CentreX, -50, width + 50);
                Assert.InRange(finger.CentreY, -50, height + 50);
                Assert.Equal(finger.Picture.Width * finger.Picture.Height, finger.Picture.Pixels.Length);
            });
        }
    }

    [Fact]
    public void Two_fingers_on_a_reader_of_one_are_counted()
    {
        var slap = Hand(isLeft: false, new());
        var (first, second) = (slap.Fingers[1], slap.Fingers[2]);
        int top = (int)first.Y - 130, middle = (int)(first.X + second.X) / 2;
        Assert.Equal(2, SlapSegmenter.Count(Crop(slap.Picture, middle - 150, top, middle + 150, top + 320)));
        Assert.Equal(
            1, SlapSegmenter.Count(Crop(slap.Picture, (int)first.X - 128, top, (int)first.X + 128, top + 288)));
        Assert.Equal(0, SlapSegmenter.Count(Crop(slap.Picture, 0, 0, 1600, 100)));
    }

    [Fact]
    public void Real_single_fingers_are_hardly_ever_counted_as_two()
    {
        var wrong = 0;
        string[] sets = ["fvc2002_db1_b", "fvc2002_db2_b", "fvc2002_db3_b", "fvc2002_db4_b", "upek"];
        var files = sets.SelectMany(set => ResearchFiles.Files(set, "*.png")).ToArray();
        foreach (var file in files)
            if (SlapSegmenter.Count(ImageReader.Read(File.ReadAllBytes(file)).Image!) > 1)
                wrong++;
        TestContext.Current.TestOutputHelper?.WriteLine($"{wrong} of {files.Length} counted as two");
        Assert.InRange(wrong, 0, files.Length / 100);
    }

    [Fact]
    public void Real_slaps_fall_into_their_fingers()
    {
        var file = Path.Combine(ResearchFiles.Folder("nist_an2k"), "orig", "valid1.8.an2");
        var images = TransactionReader.Read(File.ReadAllBytes(file)).Record!.Images.Where(one => one.RecordType == 14);
        foreach (var image in images)
        {
            var request = image.Positions[0] switch
            {
                FingerPosition.PlainRightFour => SlapRequest.RightFour,
                FingerPosition.PlainLeftFour => SlapRequest.LeftFour,
                _ => SlapRequest.Thumbs,
            };
            var result = SlapSegmenter.Segment(image.Image.Decode().Image!, request);
            Assert.Equal(request.Fingers.Count, result.Fingers.Count);
            Assert.DoesNotContain(SlapFault.WrongHandSuspected, result.Faults);
            AssertOtherHand(image.Image.Decode().Image!, request);
            var engine = new BuiltInEngine();
            Assert.All(result.Fingers, finger => Assert.True(Template(engine, finger.Picture).Minutiae.Count >= 20));
        }
    }

    private static readonly Lazy<Grown[]> Fingers =
        new(() => [.. Enumerable.Range(0, 4).Select(i => new Grown(900 + i))]);

    private static SyntheticSlap Hand(bool isLeft, SlapParameters? parameters, long seed = 3, int missing = -1) =>
        SyntheticSlap.Of(
            isLeft ? FingerPosition.PlainLeftFour : FingerPosition.PlainRightFour,
            [.. Fingers.Value.Select((finger, i) => i == missing ? null : finger)], seed, parameters);

    private static GreyImage Crop(GreyImage picture, int left, int top, int right, int bottom)
    {
        var pixels = new List<byte>();
        for (var y = top; y < bottom; y++)
            pixels.AddRange(picture.Pixels.AsSpan(y * picture.Width + left, right - left));
        return new(right - left, bottom - top, picture.Dpi, [.. pixels]);
    }

    private static void AssertPlace(SlapFinger laid, SegmentedFinger found, int scale = 1)
    {
        Assert.InRange(found.CentreX - laid.X, -45 * scale, 45 * scale);
        Assert.InRange(found.CentreY - laid.Y, -70 * scale, 70 * scale);
        Assert.InRange(found.AngleDegrees - laid.RotationDegrees, -20, 20);
        Assert.InRange(found.Width / laid.Width, 0.8, 1.2);
        Assert.InRange(found.Height / laid.Height, 0.75, 1.25);
    }

    private static void AssertOtherHand(GreyImage picture, SlapRequest shown)
    {
        if (shown == SlapRequest.Thumbs) return;
        var other = shown == SlapRequest.LeftFour ? SlapRequest.RightFour : SlapRequest.LeftFour;
        Assert.Contains(SlapFault.WrongHandSuspected, SlapSegmenter.Segment(picture, other).Faults);
    }

    private static FingerTemplate Template(BuiltInEngine engine, GreyImage picture) =>
        engine.Extract(picture).Template ?? throw new InvalidOperationException("There is no template.");

    private static IReadOnlyList<SlapFault> Faults(GreyImage picture) =>
        SlapSegmenter.Segment(picture, SlapRequest.RightFour).Faults;
}
