using System.Security.Cryptography;
using Bmis.Documents.Authentication;
using Bmis.Documents.CardVerifiable;
using Bmis.Documents.Iso7816;
using Bmis.Documents.Lds;
using Bmis.Documents.Mrz;
using Bmis.Documents.Reading;
using Bmis.Documents.Simulation;
using Bmis.Documents.Tests.CardVerifiable;

namespace Bmis.Documents.Tests.Reading;

/// <summary>What a terminal with keys reads of a specimen, and what it says of it.</summary>
public sealed class TerminalReadingTests : IDisposable
{
    private static readonly ElementaryFile Fingers = ElementaryFile.OfDataGroup(3);
    private static readonly byte[] Record = [.. "FIR\0010\0"u8, .. new byte[500]];

    private readonly Specimens _specimens = new();
    private readonly TestVerifiers _verifiers = new();
    private readonly RandomNumberGenerator _random = RandomNumberGenerator.Create();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_terminal_with_keys_reads_the_fingers_and_the_report_says_so(bool hasPace)
    {
        var evidence = await ReadAsync(_verifiers.Held, content => hasPace ? content : WithoutPace(content));
        Assert.Equal(
            hasPace ? AccessProtocol.Pace : AccessProtocol.BasicAccess, evidence.Access.Protocol);
        var templates = DataGroup3.Read(evidence.BytesOf(Fingers)!.Value).Value!.Templates;
        Assert.Equal([9, 10], templates.Select(one => one.Header.Subtype!.Value));
        Assert.All(templates, one => Assert.Equal(Record, one.Data.ToArray()));
        var report = Judge(evidence);
        // DG14 repeats PACE: a chip that hides it is told by that, whatever it lets the terminal read.
        Assert.Equal(hasPace ? DocumentCheckResult.Successful : DocumentCheckResult.Failed, report.Verdict);
        var check = Check(report);
        Assert.Equal((DocumentCheckResult.Successful, ""), (check.Result, check.Reason));
        Assert.Equal(
            ["trust-point UTCVCA00001", "terminal UTTERM00001", "may-read-fingers", "may-read-irises"], check.Details);
        Assert.Equal(
            DocumentCheckResult.Successful, report.Checks.Single(one => one.Check == "data-group-3").Result);
        Assert.Equal("TA", evidence.Times[^2].Step);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Long_certificates_and_signatures_go_in_one_command_or_in_parts(bool knowsExtendedLength)
    {
        using var verifiers = new TestVerifiers(name => SpecimenKeyHolder.OfRsa(name, 4));
        var parts = 0;
        var temper = new ChipTemper
        {
            KnowsExtendedLength = knowsExtendedLength,
            Intervene = command =>
            {
                parts += command is { Class: 0x10, Instruction: 0x2A or 0x82 } ? 1 : 0;
                return null;
            },
        };
        using var chip = new SimulatedChip(Content(verifiers.Trust), temper, _random);
        var evidence = await ReadAsync(chip, verifiers.Held);
        Assert.Equal(TerminalAuthenticationFault.None, evidence.TerminalAuthentication!.Fault);
        Assert.NotNull(evidence.BytesOf(Fingers));
        Assert.Equal(knowsExtendedLength ? 0 : 7, parts);
    }

    [Fact]
    public async Task A_terminal_without_keys_is_kept_from_the_fingers_and_that_harms_nothing()
    {
        var evidence = await ReadAsync(TerminalCertificates.Empty);
        Assert.Null(evidence.BytesOf(Fingers));
        Assert.DoesNotContain(ElementaryFile.TrustPoints, evidence.Files.Keys);
        var report = Judge(evidence);
        Assert.Equal(DocumentCheckResult.Successful, report.Verdict);
        Assert.Equal(
            (DocumentCheckResult.NotPerformed, "no-keys"), (Check(report).Result, Check(report).Reason));
    }

    [Fact]
    public async Task A_chip_that_does_not_offer_it_is_not_asked()
    {
        using var chip = new SimulatedChip(_specimens.Content(), new(), _random);
        var evidence = await ReadAsync(chip, _verifiers.Held);
        Assert.Null(evidence.TerminalAuthentication);
        Assert.Equal(DocumentCheckResult.NotSupported, Check(Judge(evidence)).Result);
    }

    [Fact]
    public async Task Rights_for_irises_alone_leave_the_fingers_where_they_are()
    {
        var evidence = await ReadAsync(_verifiers.Holding(_verifiers.Chain(TerminalRights.Irises)));
        Assert.DoesNotContain(Fingers, evidence.Files.Keys);
        var report = Judge(evidence);
        Assert.Equal(
            (DocumentCheckResult.Successful, DocumentCheckResult.Successful), (report.Verdict, Check(report).Result));
    }

    [Fact]
    public async Task A_chip_that_knows_less_rights_than_the_certificates_say_is_no_fault()
    {
        var narrow = TestVerifiers.Read(_verifiers.Authority.Certify(
            _verifiers.Authority, TerminalRole.Authority, TerminalRights.Irises, TestVerifiers.From,
            TestVerifiers.Until));
        using var chip = new SimulatedChip(Content(new([narrow], TestVerifiers.From)), new(), _random);
        var evidence = await ReadAsync(chip, _verifiers.Held);
        Assert.Equal(FileFault.NotAllowed, evidence.Files[Fingers].Fault);
        Assert.Equal(DocumentCheckResult.Successful, Judge(evidence).Verdict);
    }

    [Fact]
    public async Task A_chip_that_refuses_the_terminal_leaves_everything_else_and_an_open_verdict()
    {
        using var strangers = new TestVerifiers();
        var evidence = await ReadAsync(strangers.Held);
        Assert.Equal(ReadingEnd.Complete, evidence.End);
        Assert.NotNull(evidence.BytesOf(ElementaryFile.OfDataGroup(2)));
        var report = Judge(evidence);
        Assert.Equal(DocumentCheckResult.Undetermined, report.Verdict);
        Assert.Equal(
            (DocumentCheckResult.Failed, "certificate-refused"), (Check(report).Result, Check(report).Reason));
        Assert.Equal(ReportedChecks.TerminalAuthentication, report.Faults.Single().Check);
    }

    [Fact]
    public async Task Keys_of_another_State_and_expired_ones_harm_nothing()
    {
        using var others = new TestVerifiers(name => SpecimenKeyHolder.OfCurve("XX" + name[2..]));
        var expired = _verifiers.Holding(_verifiers.Chain(terminalUntil: Specimens.Day.AddDays(-1)));
        foreach (var (held, reason) in new[] { (others.Held, "no-chain"), (expired, "chain-expired") })
        {
            var report = Judge(await ReadAsync(held));
            Assert.Equal((DocumentCheckResult.Successful, reason), (report.Verdict, Check(report).Reason));
            Assert.Equal(["trust-point UTCVCA00001"], Check(report).Details);
        }
    }

    [Fact]
    public async Task A_session_that_was_lost_after_chip_authentication_is_made_again_before_the_terminal_signs()
    {
        var lost = 0;
        byte[] Lose(byte[] answer)
        {
            if (answer.Length < 4_000 || lost++ > 0) return answer;
            return [0x69, 0x88];
        }

        using var chip = new SimulatedChip(Content(_verifiers.Trust), new() { Distort = Lose }, _random);
        var evidence = await ReadAsync(chip, _verifiers.Held);
        Assert.True(lost > 0);
        Assert.Equal(TerminalAuthenticationFault.None, evidence.TerminalAuthentication!.Fault);
        Assert.NotNull(evidence.BytesOf(Fingers));
    }

    [Fact]
    public async Task A_copy_without_the_key_is_shown_no_certificate()
    {
        var passport = Passport(_verifiers.Trust) with { IsClone = true };
        var heard = new List<byte>();
        var temper = new ChipTemper { Intervene = command => { heard.Add(command.Instruction); return null; } };
        using var chip = new SimulatedChip(_specimens.Content(passport), temper, _random);
        var evidence = await ReadAsync(chip, _verifiers.Held);
        Assert.Equal(TerminalAuthenticationFault.NoChipAuthentication, evidence.TerminalAuthentication!.Fault);
        Assert.DoesNotContain((byte)0x2A, heard);
    }

    [Fact]
    public async Task What_came_of_it_is_kept_and_gives_the_same_report()
    {
        using var strangers = new TestVerifiers();
        foreach (var held in new[] { _verifiers.Held, strangers.Held, TerminalCertificates.Empty })
        {
            var evidence = await ReadAsync(held);
            var bytes = EvidenceFile.Write(new(evidence, Specimens.Now));
            Assert.Equal(EvidenceFileFault.None, EvidenceFile.Read(bytes, out var saved));
            Assert.Equal(Describe(Judge(evidence)), Describe(Judge(saved!.Evidence)));
            Assert.Equal(bytes, EvidenceFile.Write(saved));
        }
    }

    [Fact]
    public async Task A_chip_that_leaves_at_any_command_of_it_leaves_what_was_read_before()
    {
        using var whole = new SimulatedChip(Content(_verifiers.Trust), new(), _random);
        await ReadAsync(whole, _verifiers.Held);
        for (var left = whole.Commands - 9; left < whole.Commands; left++)
        {
            var commands = 0;
            SimulatedChip? leaving = null;
            var temper = new ChipTemper
            {
                Intervene = _ =>
                {
                    leaving!.IsGone = ++commands >= left;
                    return null;
                },
            };
            using var chip = new SimulatedChip(Content(_verifiers.Trust), temper, _random);
            leaving = chip;
            var evidence = await ReadAsync(chip, _verifiers.Held);
            Assert.Equal(ReadingEnd.ChipLost, evidence.End);
            Assert.NotNull(evidence.BytesOf(ElementaryFile.OfDataGroup(2)));
            Assert.Null(evidence.BytesOf(Fingers));
            Assert.True(evidence.TerminalAuthentication is not null || Check(Judge(evidence)).Reason == "chip-lost");
        }
    }

    public void Dispose()
    {
        _specimens.Dispose();
        _verifiers.Dispose();
        _random.Dispose();
    }

    private static ReportedCheck Check(DocumentReport report) =>
        report.Checks.Single(one => one.Check == ReportedChecks.TerminalAuthentication);

    private static string Describe(DocumentReport report) =>
        string.Join('\n', report.Checks.Select(one => $"{one} {string.Join(',', one.Details)}")) + report.Verdict;

    private static SpecimenPassport Passport(TerminalTrust trust) =>
        Specimens.Passport with { Fingers = [(9, Record), (10, Record)], Terminals = trust };

    private static ChipContent WithoutPace(ChipContent content) => content with
    {
        Pace = null,
        Files = content.Files.Where(one => one.Key != ElementaryFile.CardAccess).ToDictionary(),
    };

    private ChipContent Content(TerminalTrust trust) => _specimens.Content(Passport(trust));

    private DocumentReport Judge(DocumentEvidence evidence) => DocumentJudge.Judge(
        evidence, MrzParser.Parse(Specimens.Mrz, Specimens.Day), Specimens.Trust(_specimens.Issuer), Specimens.Now,
        new());

    private async Task<DocumentEvidence> ReadAsync(
        TerminalCertificates held, Func<ChipContent, ChipContent>? change = null)
    {
        var content = Content(_verifiers.Trust);
        using var chip = new SimulatedChip(change?.Invoke(content) ?? content, new(), _random);
        return await ReadAsync(chip, held);
    }

    private async Task<DocumentEvidence> ReadAsync(SimulatedChip chip, TerminalCertificates held)
    {
        var reading = new DocumentReading(
            chip, new(Specimens.Key, null), ReadingPolicy.Usual, _random, new DayClock(Specimens.Now))
        {
            Terminal = held,
        };
        return await reading.ReadAsync(null, TestContext.Current.CancellationToken);
    }
}
