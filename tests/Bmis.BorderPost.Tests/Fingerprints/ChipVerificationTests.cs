using System.Security.Cryptography;
using Bmis.Biometrics.Images;
using Bmis.Biometrics.Images.Iso19794;
using Bmis.BorderPost.Devices;
using Bmis.BorderPost.Devices.Fingers;
using Bmis.BorderPost.Devices.Fingers.Simulated;
using Bmis.BorderPost.Devices.Simulated;
using Bmis.BorderPost.Fingerprints.Comparing;
using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.Terminal;
using Bmis.BorderPost.Tests.Terminal;
using Bmis.BorderPost.Tests.Verbs;
using Bmis.Crossings.Fingerprints;
using Bmis.Crossings.Records;
using Bmis.Documents.Simulation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Bmis.BorderPost.Tests.Fingerprints;

/// <summary>Travellers whose finger is compared with the one that a lane with keys reads from their chip.</summary>
public sealed class ChipVerificationTests : IDisposable
{
    private const int RightIndex = 0b01001;

    private readonly TerminalBench _terminal = new(TimeProvider.System.GetUtcNow());
    private readonly DocumentBench _documents = new(TimeProvider.System.GetUtcNow());
    private readonly RandomNumberGenerator _random = RandomNumberGenerator.Create();

    public void Dispose()
    {
        _terminal.Dispose();
        _documents.Dispose();
        _random.Dispose();
    }

    [Theory]
    [InlineData(1, CheckResult.Successful, "")]
    [InlineData(2, CheckResult.Failed, FingerVerifying.NoMatch)]
    public async Task A_finger_is_verified_against_the_chip_that_terminal_authentication_opened(
        int traveller, CheckResult result, string reason)
    {
        await using var lane = await FingerLane.StartAsync($"--Certificates:Folder={_documents.Trust}", Keys);
        var (chip, verification) = await PassAsync(lane, traveller);
        Assert.Equal(CheckResult.Successful, chip.Result);
        Assert.Equal((result, reason), (verification.Result, verification.Reason));
        var id = await lane.DecideAsync();
        await FingerLane.UntilAsync(() => lane.Events(id).OfType<FingersVerified>().Any());
        var verified = lane.Events(id).OfType<FingersVerified>().Single();
        Assert.Equal((VerifiedAgainst.Chip, null), (verified.Against, verified.EnrolmentId));
    }

    [Fact]
    public async Task Fingers_of_a_chip_that_no_trusted_State_stands_behind_say_nothing_of_the_traveller()
    {
        await using var lane = await FingerLane.StartAsync(Keys);
        var (chip, verification) = await PassAsync(lane, traveller: 1);
        Assert.Equal(CheckResult.Undetermined, chip.Result);
        Assert.NotEmpty(lane.Desk.State.Active!.Chip!.Fingers.Prints);
        Assert.Equal(
            (CheckResult.NotSupported, FingerVerifying.First), (verification.Result, verification.Reason));
        var id = await lane.DecideAsync();
        Assert.IsType<FingersEnrolled>(Assert.Single(await lane.EventsAsync(id, 1)));
    }

    [Fact]
    public async Task A_specimen_has_the_same_fingers_on_its_chip_and_on_a_simulated_reader()
    {
        var specimen = SpecimenFile.All["chip-fingers"];
        var twin = new SimulatedFingerReader("twin")
        {
            Traveller = SimulatedFingers.TravellerOf(specimen.MrzText),
        };
        await using var lane = await FingerLane.StartAsync(
            [],
            withReader: true,
            services => services.Replace(ServiceDescriptor.Singleton<IReadOnlyList<IFingerReader>>([twin])),
            "--Devices:Readers:0:Kind=Simulated", "--Devices:Readers:0:Name=Simulated");
        lane.Lane.Services.GetRequiredService<IReadOnlyList<IDocumentReader>>().OfType<SimulatedReader>().Single()
            .Present(specimen);
        await FingerLane.UntilAsync(() => Find(lane, ChipCheck.Key) is not null);
        Assert.True(lane.Fingers.Start(lane.Desk.State.Active!.Id));
        twin.Touch();
        await FingerLane.UntilAsync(() => Find(lane, FingerChecks.Verification) is not null);
        Assert.Equal(CheckResult.Successful, Find(lane, FingerChecks.Verification)!.Result);
    }

    private string Keys => $"--Terminal:Folder={_terminal.Folder}";

    // The chip bears the right index finger of person 1.
    private async Task<(CheckOutcome Chip, CheckOutcome Verification)> PassAsync(FingerLane lane, int traveller)
    {
        using var chip = Chip(person: 1);
        lane.Lane.Services.GetRequiredService<ChipPlace>().Put(new(
            _ => Task.FromResult<IConnectedChip?>(new SimulatedConnection(chip)), "test", default));
        lane.Reader.Lay(traveller, 2);
        await lane.PresentAsync(DocumentBench.Mrz, ChipCheck.Key);
        Assert.True(lane.Fingers.Start(lane.Desk.State.Active!.Id));
        await FingerLane.UntilAsync(() => Find(lane, FingerChecks.Verification) is not null);
        return (Find(lane, ChipCheck.Key)!, Find(lane, FingerChecks.Verification)!);
    }

    private SimulatedChip Chip(int person)
    {
        var print = CodedImage.Compressed(LaidFingers.Print(person, FingerPosition.RightIndex, 1));
        var passport = DocumentBench.Passport with
        {
            Fingers =
            [
                (RightIndex, FingerImageRecord.OfCoded(
                    [(FingerPosition.RightIndex, ImpressionType.LiveScanPlain, print)]).Write()),
            ],
            Terminals = _terminal.Trust,
        };
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        return new(passport.Personalise(_documents.Issuer, today, _random), new(), _random);
    }

    private static CheckOutcome? Find(FingerLane lane, string check) =>
        lane.Desk.State.Active?.Outcomes.FirstOrDefault(one => one.Check == check);
}
