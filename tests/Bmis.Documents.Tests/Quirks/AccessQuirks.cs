using Bmis.Documents.AccessControl;
using Bmis.Documents.Iso7816;
using Bmis.Documents.Lds;
using Bmis.Documents.Reading;
using Bmis.Documents.Simulation;
using Bmis.Documents.Tests.TestPlan;
using static Bmis.Documents.Tests.TestPlan.PlanExpectation;
using Check = Bmis.Documents.Reading.ReportedChecks;

namespace Bmis.Documents.Tests.Quirks;

/// <summary>How chips of the field want to be opened.</summary>
public sealed class AccessQuirks
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    [FieldQuirk("AndyQ PR#153")]
    public async Task Selections_go_out_without_an_expected_length()
    {
        using var chip = new QuirkChip(new() { RefusesExpectedLength = true });
        var evidence = await chip.ReadWholeAsync();
        Assert.Equal(AccessProtocol.Pace, evidence.Access.Protocol);
        var selections = chip.Understood.Where(one => one.Instruction is 0xA4 or 0x22).ToList();
        Assert.NotEmpty(selections);
        Assert.All(selections, one => Assert.Null(one.Expected));
        Assert.Equal(DocumentCheckResult.Successful, chip.Judge(evidence).Verdict);
    }

    [Theory]
    [InlineData(0x6985)]
    [InlineData(0x6700)]
    [InlineData(0x6A87)]
    [FieldQuirk("AndyQ#164")]
    public async Task The_master_file_is_selected_in_several_forms_and_need_not_be(int refusal)
    {
        // Nothing is selected at first, and the usual form is refused.
        ResponseApdu? Refuse(CommandApdu command) => command is { Instruction: 0xA4, P1: 0, P2: 0x0C, Data.Length: 2 }
            ? ResponseApdu.Of(new((ushort)refusal))
            : null;
        using var other = new QuirkChip(new() { WakesUnselected = true, Intervene = Refuse });
        Assert.Equal(AccessProtocol.Pace, (await other.ReadWholeAsync()).Access.Protocol);

        // Every form is refused, and EF.CardAccess, which is asked for all the same, is there after that.
        var isRefused = false;
        ResponseApdu? RefuseAll(CommandApdu command)
        {
            isRefused |= command is { Instruction: 0xA4, P1: 0 };
            if (command is { Instruction: 0xA4, P1: 0 })
                return ResponseApdu.Of(new((ushort)refusal));
            return isRefused ? null : ResponseApdu.Of(StatusWord.FileNotFound);
        }

        using var none = new QuirkChip(new() { Intervene = RefuseAll });
        Assert.Equal(AccessProtocol.Pace, (await none.ReadWholeAsync()).Access.Protocol);
    }

    [Fact]
    [FieldQuirk("AndyQ#197")]
    public async Task A_chip_without_basic_access_control_is_opened_by_pace_and_the_report_says_so()
    {
        using var chip = new QuirkChip(new(), content => content with { BasicAccess = null });
        var access = chip.Judge(await chip.ReadWholeAsync()).Checks.Single(one => one.Check == Check.Access);
        Assert.Equal((DocumentCheckResult.Successful, "pace"), (access.Result, access.Reason));
        Assert.DoesNotContain(chip.Understood, one => one.Instruction is 0x84 or 0x82);

        using var hidden = new QuirkChip(new(), content => content with
        {
            BasicAccess = null,
            Files = content.Files.Where(one => one.Key != ElementaryFile.CardAccess).ToDictionary(),
        });
        var evidence = await hidden.ReadAsync();
        Assert.Equal(
            (AccessProtocol.None, AccessFault.Refused, new StatusWord(0x6A88)),
            (evidence.Access.Protocol, evidence.Access.BasicFault, evidence.Access.Status));
    }

    [Fact]
    [FieldQuirk("gmrtd PR#446")]
    public async Task A_failed_pace_is_followed_by_basic_access_control_by_policy_alone_and_the_verdict_tells()
    {
        var temper = new ChipTemper
        {
            Intervene = command => command is { Instruction: 0x22, P1: 0xC1 } ? ResponseApdu.Of(new(0x6A80)) : null,
        };
        using var strict = new QuirkChip(temper);
        var closed = await strict.ReadAsync();
        Assert.Equal(ReadingEnd.NotOpened, closed.End);
        Assert.DoesNotContain(strict.Understood, one => one.Instruction is 0x84 or 0x82);

        using var lenient = new QuirkChip(temper);
        var evidence = await lenient.ReadWholeAsync(new() { MayFallBackToBasicAccess = true });
        var report = lenient.Judge(evidence);
        var access = report.Checks.Single(one => one.Check == Check.Access);
        Assert.Equal((DocumentCheckResult.Failed, "downgraded"), (access.Result, access.Reason));
        Assert.Equal(DocumentCheckResult.Failed, report.Verdict);
    }

    [Fact]
    [FieldQuirk("AndyQ#150")]
    public async Task Pace_with_integrated_mapping_on_the_largest_curve_opens_the_chip()
    {
        const int Secp521R1 = 18;
        var document = PlanDocument.ByTheBook with { Pace = [PlanInfos.Option("4.4", Secp521R1)] };
        var report = await document.InspectAsync(Cancellation);
        GoodWith(Check.Access).Confirm(report);
        Assert.Equal(
            ["integrated", "aes256", "parameters-18"],
            report.Checks.Single(one => one.Check == Check.Access).Details);
    }

    [Fact]
    [FieldQuirk("worldfnd/icao-9303 PR#13")]
    public async Task The_master_files_files_are_read_before_the_application_is_opened()
    {
        using var chip = new QuirkChip(
            new() { HidesMasterFileLater = true, KnowsShortIdentifiers = false }, QuirkChip.WithoutPace);
        var evidence = await chip.ReadWholeAsync();
        Assert.Equal(AccessProtocol.BasicAccess, evidence.Access.Protocol);
        var order = chip.Understood.Where(one => one.Instruction is 0xA4 or 0x84).Select(NameOf).ToList();
        Assert.Equal(
            ["EF.CardAccess", "application", "challenge"],
            order.Where(name => name is "EF.CardAccess" or "application" or "challenge").Distinct());
        Assert.True(order.LastIndexOf("EF.CardAccess") < order.IndexOf("application"));
    }

    private static string NameOf(CommandApdu command) => command switch
    {
        { Instruction: 0x84 } => "challenge",
        { P1: 4 } => "application",
        { P1: 2 } when command.Data.Span.SequenceEqual((byte[])[0x01, 0x1C]) => "EF.CardAccess",
        _ => "",
    };
}
