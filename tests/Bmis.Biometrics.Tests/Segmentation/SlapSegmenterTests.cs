using Bmis.Biometrics.Images;
using Bmis.Biometrics.Images.AnsiNist;
using Bmis.Biometrics.Matching;
using Bmis.Biometrics.Segmentation;
using Bmis.Biometrics.Templates;

namespace Bmis.Biometrics.Tests.Segmentation;

public sealed class SlapSegmenterTests
{
    [Theory]
    [InlineData(0, 1.0)]
    [InlineData(0, 0.9)]
    [InlineData(12, 1.0)]
    [InlineData(-15, 0.9)]
    [InlineData(25, 1.0)]
    [InlineData(-30, 0.9)]
    [InlineData(40, 1.0)]
    [InlineData(-45, 1.0)]
    public void Four_fingers_are_found_where_they_lie_however_the_hand_is_turned(double degrees, double near)
    {
        foreach (var isLeft in new[] { false, true })
        {
            var places = SlapSheet.Places(isLeft, near);
            var sheet = SlapSheet.Lay(3, degrees, places);
            var result = SlapSegmenter.Segment(sheet, isLeft ? SlapRequest.LeftFour : SlapRequest.RightFour);
            Assert.DoesNotContain(SlapFault.TooFewFingers, result.Faults);
            Assert.DoesNotContain(SlapFault.WrongHandSuspected, result.Faults);
            Assert.Equal(isLeft ? LeftHand : RightHand, result.Fingers.Select(finger => finger.Position));
            for (var i = 0; i < places.Length; i++) AssertPlace(places[i], degrees, result.Fingers[i]);
        }
    }

    [Fact]
    public void A_finger_that_is_cut_out_matches_itself_and_no_other()
    {
        var engine = new BuiltInEngine();
        var cut = SlapSegmenter.Segment(SlapSheet.Hand(4, 20), SlapRequest.RightFour).Fingers
            .Select(finger => Template(engine, finger.Picture)).ToArray();
        for (var i = 0; i < cut.Length; i++)
        {
            var alone = Template(engine, SlapSheet.Fingers[i].Impression(5, new() { Pressure = 0.1 }));
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
        var wanted = RightHand.Where((_, i) => i != missing).ToArray();
        var result = SlapSegmenter.Segment(SlapSheet.Hand(6, 8, missing: missing), new(wanted));
        Assert.Empty(result.Faults);
        Assert.Equal(wanted, result.Fingers.Select(finger => finger.Position));
    }

    [Fact]
    public void Another_number_of_fingers_than_was_asked_for_is_told_and_no_finger_is_named()
    {
        var few = SlapSegmenter.Segment(SlapSheet.Hand(7, missing: 2), SlapRequest.RightFour);
        Assert.Equal((3, SlapFault.TooFewFingers), (few.Fingers.Count, Assert.Single(few.Faults)));
        var many = SlapSegmenter.Segment(SlapSheet.Hand(7), new(RightHand[..3]));
        Assert.Equal((4, SlapFault.TooManyFingers), (many.Fingers.Count, Assert.Single(many.Faults)));
        Assert.All(few.Fingers.Concat(many.Fingers), one => Assert.Equal(FingerPosition.Unknown, one.Position));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-20)]
    [InlineData(20)]
    public void The_other_hand_is_suspected(double degrees)
    {
        var right = SlapSheet.Hand(8, degrees);
        Assert.Contains(
            SlapFault.WrongHandSuspected, SlapSegmenter.Segment(right, SlapRequest.LeftFour).Faults);
        Assert.DoesNotContain(
            SlapFault.WrongHandSuspected, SlapSegmenter.Segment(right, SlapRequest.RightFour).Faults);
    }

    [Fact]
    public void Two_thumbs_are_found_each_in_its_own_direction()
    {
        var places = SlapSheet.Places()[1..3];
        places[0] = places[0] with { X = -260, Y = 0, Fan = 18 };
        places[1] = places[1] with { X = 260, Y = 10, Fan = -18 };
        var result = SlapSegmenter.Segment(SlapSheet.Lay(9, 0, places, 1200, 900), SlapRequest.Thumbs);
        Assert.Empty(result.Faults);
        Assert.Equal(
            [FingerPosition.LeftThumb, FingerPosition.RightThumb], result.Fingers.Select(finger => finger.Position));
    }

    [Fact]
    public void A_finger_over_the_edge_is_told()
    {
        var places = SlapSheet.Places();
        places[0] = places[0] with { X = -790 };
        Assert.Contains(
            SlapFault.CutOff, SlapSegmenter.Segment(SlapSheet.Lay(10, 0, places), SlapRequest.RightFour).Faults);
    }

    [Fact]
    public void Places_are_told_in_the_pixels_of_the_picture()
    {
        var sheet = SlapSheet.Hand(11);
        var twice = new byte[4 * sheet.Pixels.Length];
        for (var i = 0; i < twice.Length; i++)
            twice[i] = sheet.Pixels[i / (2 * sheet.Width) / 2 * sheet.Width + i % (2 * sheet.Width) / 2];
        var fine = SlapSegmenter.Segment(
            new(2 * sheet.Width, 2 * sheet.Height, 1000, twice), SlapRequest.RightFour).Fingers;
        var usual = SlapSegmenter.Segment(sheet, SlapRequest.RightFour).Fingers;
        Assert.All(fine.Zip(usual), pair => Assert.InRange(pair.First.CentreX - 2 * pair.Second.CentreX, -16, 16));
        Assert.All(fine, finger => Assert.Equal(500, finger.Picture.Dpi));
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
        Assert.NotEmpty(Faults(new(4000, 3000, 500, noise)));
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
        var fingers = SlapSheet.Fingers;
        var two = SlapSheet.Lay(14, 0, [(fingers[0], -160, 0, 0), (fingers[1], 160, 10, 4)], 420, 460);
        Assert.Equal(2, SlapSegmenter.Count(two));
        Assert.Equal(1, SlapSegmenter.Count(SlapSheet.Lay(14, 0, [(fingers[0], 0, 0, 0)], 420, 460)));
        Assert.Equal(0, SlapSegmenter.Count(SlapSheet.Lay(14, 0, [], 420, 460)));
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
            var engine = new BuiltInEngine();
            Assert.All(result.Fingers, finger => Assert.True(Template(engine, finger.Picture).Minutiae.Count >= 20));
        }
    }

    private static readonly FingerPosition[] RightHand =
        [FingerPosition.RightIndex, FingerPosition.RightMiddle, FingerPosition.RightRing, FingerPosition.RightLittle];

    private static readonly FingerPosition[] LeftHand =
        [FingerPosition.LeftLittle, FingerPosition.LeftRing, FingerPosition.LeftMiddle, FingerPosition.LeftIndex];

    private static void AssertPlace(
        (Synthesis.SyntheticFinger Finger, double X, double Y, double Fan) place, double degrees, SlapFinger found)
    {
        var (sine, cosine) = Math.SinCos(degrees * Math.PI / 180);
        Assert.InRange(found.CentreX - (SlapSheet.Width / 2 + place.X * cosine - place.Y * sine), -45, 45);
        Assert.InRange(found.CentreY - (SlapSheet.Height / 2 + place.X * sine + place.Y * cosine), -45, 45);
        Assert.InRange(found.AngleDegrees - degrees - place.Fan, -20, 20);
        Assert.InRange(found.Width, 200, 380);
        Assert.InRange(found.Height, 250, 480);
    }

    private static FingerTemplate Template(BuiltInEngine engine, GreyImage picture) =>
        engine.Extract(picture).Template ?? throw new InvalidOperationException("There is no template.");

    private static IReadOnlyList<SlapFault> Faults(GreyImage picture) =>
        SlapSegmenter.Segment(picture, SlapRequest.RightFour).Faults;
}
