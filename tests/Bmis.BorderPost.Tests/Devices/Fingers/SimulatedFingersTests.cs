using Bmis.Biometrics;
using Bmis.Biometrics.Images;
using Bmis.Biometrics.Synthesis;
using Bmis.BorderPost.Devices.Fingers;
using Bmis.BorderPost.Devices.Fingers.Simulated;
using Bmis.BorderPost.Devices.Simulated;
using Bmis.BorderPost.Inspecting;
using Bmis.Crossings.Records;

namespace Bmis.BorderPost.Tests.Devices.Fingers;

public sealed class SimulatedFingersTests
{
    [Fact]
    public void The_traveller_and_not_the_document_has_the_fingers()
    {
        var all = SpecimenFile.All;
        var eriksson = SimulatedFingers.TravellerOf(all["utopia"].MrzText);
        Assert.Equal(eriksson, SimulatedFingers.TravellerOf(all["chip-cloned"].MrzText));
        Assert.NotEqual(eriksson, SimulatedFingers.TravellerOf(all["kenya"].MrzText));
        var typed = SubjectReading.Read(
            Guid.Empty, Direction.Entry, all["utopia"].MrzText, new(2026, 11, 28)).Traveller;
        Assert.Equal(eriksson, SimulatedFingers.TravellerOf("", typed));
        Assert.Equal(eriksson, SimulatedFingers.TravellerOf(all["utopia"].MrzText, typed: null));
        Assert.NotEqual(eriksson, SimulatedFingers.TravellerOf(all["visa-b"].MrzText)); // Born on another day.
    }

    [Fact]
    public void Each_finger_is_another_one_and_grown_once()
    {
        var seeds = Enumerable.Range(1, 10).Select(code => SimulatedFingers.Seed("anna", (FingerPosition)code));
        Assert.Equal(10, seeds.Distinct().Count());
        Assert.Same(
            SimulatedFingers.Of("anna", FingerPosition.LeftIndex),
            SimulatedFingers.Of("anna", FingerPosition.LeftIndex));
        // On every machine: a lane and headquarters may show the same specimen.
        Assert.Equal(SeedOnAnyMachine, SimulatedFingers.Seed("anna", FingerPosition.LeftIndex));
    }

    private const long SeedOnAnyMachine = -456043142451642766;

    [Fact]
    public async Task A_whole_hand_is_laid_on_by_itself_until_the_next_capture()
    {
        var reader = new SimulatedFingerReader("twin") { Traveller = "one" };
        reader.Touch(SimulatedTouch.All);
        var index = await TakenAsync(reader, FingerRequest.For(FingerPosition.RightIndex) with { IsFirst = true });
        var middle = await TakenAsync(reader, FingerRequest.For(FingerPosition.RightMiddle));
        Assert.True(Score(index, SimulatedFingers.Of("one", FingerPosition.RightIndex)) > Engine.Threshold);
        Assert.True(Score(middle, SimulatedFingers.Of("one", FingerPosition.RightMiddle)) > Engine.Threshold);

        var next = TakenAsync(reader, FingerRequest.For(FingerPosition.RightIndex) with { IsFirst = true });
        Assert.False(next.IsCompleted);
        reader.Touch(SimulatedTouch.AnotherPerson);
        var other = await next;
        Assert.True(Score(other, SimulatedFingers.Of("one", FingerPosition.RightIndex)) < Engine.Threshold);
    }

    private static BuiltInEngine Engine { get; } = new();

    private static double Score(GreyImage picture, SyntheticFinger finger)
    {
        var other = finger.Impression(0, ImpressionParameters.Drawn(0));
        return Engine.Verify(Engine.Extract(picture).Template!, Engine.Extract(other).Template!).Score;
    }

    private static async Task<GreyImage> TakenAsync(SimulatedFingerReader reader, FingerRequest request)
    {
        await foreach (var one in reader.WatchAsync(request, TestContext.Current.CancellationToken))
            if (one is FingerTaken taken) return taken.Picture;
        throw new InvalidOperationException("The reader ended.");
    }
}
