using System.Security.Cryptography;
using Bmis.Documents.Iso7816;
using Bmis.Documents.Lds;
using Bmis.Documents.Mrz;
using Bmis.Documents.Reading;
using Bmis.Documents.Simulation;
using Bmis.Documents.Trust;

namespace Bmis.Documents.Tests.Reading;

/// <summary>What is said about genuine, copied, forged and unknown documents: each has a reason of its own.</summary>
public sealed class DocumentJudgeTests : IDisposable
{
    private readonly Specimens _specimens = new();
    private readonly RandomNumberGenerator _random = RandomNumberGenerator.Create();

    private static MrzResult Printed => MrzParser.Parse(Specimens.Mrz, Specimens.Day);

    [Fact]
    public async Task A_genuine_passport_is_successful_in_every_check()
    {
        var report = await ReportAsync(_specimens.Content(), Specimens.Trust(_specimens.Issuer));
        Assert.Equal(DocumentCheckResult.Successful, report.Verdict);
        Assert.Empty(report.Faults);
        foreach (var check in (string[])
            ["access", "reading", "signature", "signer-trust", "data-group-1", "data-group-2", "chip-authentication",
                "active-authentication", "printed-zone", "completeness", "issuing-state"])
            Assert.Equal(DocumentCheckResult.Successful, ResultOf(report, check));
    }

    [Fact]
    public async Task A_clone_is_named_by_the_chip_alone()
    {
        var content = _specimens.Content(Specimens.Passport with { IsClone = true });
        var report = await ReportAsync(content, Specimens.Trust(_specimens.Issuer));
        Assert.Equal(DocumentCheckResult.Failed, report.Verdict);
        Assert.Equal(DocumentCheckResult.Failed, ResultOf(report, "chip-authenticity"));
        Assert.Equal(DocumentCheckResult.Failed, ResultOf(report, "active-authentication"));
        Assert.Equal("no-private-key", report.Checks.Single(one => one.Check == "chip-authentication").Reason);
        Assert.Equal(DocumentCheckResult.Successful, ResultOf(report, "signature"));
        Assert.Equal(DocumentCheckResult.Successful, ResultOf(report, "data-group-2"));
    }

    [Fact]
    public async Task A_forged_portrait_is_named_by_its_data_group()
    {
        var forged = Specimens.Passport with { ForgedPortrait = ([0xFF, 0xD8, 1, 2, 3, 0xFF, 0xD9], 360, 480) };
        var report = await ReportAsync(_specimens.Content(forged), Specimens.Trust(_specimens.Issuer));
        Assert.Equal(DocumentCheckResult.Failed, report.Verdict);
        Assert.Equal("data-group-changed", report.Checks.Single(one => one.Check == "data-group-2").Reason);
        Assert.Equal(DocumentCheckResult.Successful, ResultOf(report, "data-group-1"));
    }

    [Fact]
    public async Task An_unknown_issuer_is_no_bad_signature_and_its_chip_proves_nothing()
    {
        var report = await ReportAsync(_specimens.Content(), TrustStore.Empty);
        Assert.Equal(DocumentCheckResult.Undetermined, report.Verdict);
        Assert.Equal("no-trust-anchor", report.Checks.Single(one => one.Check == "signer-trust").Reason);
        Assert.Equal(DocumentCheckResult.Successful, ResultOf(report, "signature"));
        Assert.Equal("key-not-covered", report.Checks.Single(one => one.Check == "chip-authenticity").Reason);
    }

    [Fact]
    public async Task An_expired_signer_and_a_revoked_one_are_told_apart()
    {
        using var old = SpecimenIssuer.Create("Old", Specimens.Now.AddYears(-6), Specimens.Now.AddYears(-1));
        var expired = await ReportAsync(_specimens.Content(issuer: old), Specimens.Trust(old));
        Assert.Equal("signer-expired", expired.Checks.Single(one => one.Check == "signer-validity").Reason);
        var revoked = await ReportAsync(
            _specimens.Content(), Specimens.Trust(_specimens.Issuer, revokesSigner: true));
        Assert.Equal("signer-revoked", revoked.Checks.Single(one => one.Check == "signer-revocation").Reason);
        Assert.Equal(DocumentCheckResult.Failed, revoked.Verdict);
    }

    [Fact]
    public async Task A_chip_that_is_pulled_away_is_aborted_with_what_was_known_until_then()
    {
        SimulatedChip? pulled = null;
        var answers = 0;
        var temper = new ChipTemper
        {
            Distort = answer =>
            {
                pulled!.IsGone = ++answers > 15;
                return answer;
            },
        };
        using var chip = pulled = new SimulatedChip(_specimens.Content(), temper, _random);
        var report = Judge(await Specimens.ReadAsync(chip), Specimens.Trust(_specimens.Issuer));
        Assert.Equal(DocumentCheckResult.Aborted, ResultOf(report, "reading"));
        Assert.Equal("chip-lost", report.Checks.Single(one => one.Check == "reading").Reason);
        Assert.NotEqual(DocumentCheckResult.Successful, report.Verdict);
    }

    [Fact]
    public async Task A_file_that_is_listed_and_was_taken_off_the_chip_is_missed()
    {
        var content = _specimens.Content();
        var files = content.Files.Where(one => one.Key != ElementaryFile.OfDataGroup(15)).ToDictionary();
        files[ElementaryFile.Common] = SpecimenFiles.Common([0x61, 0x75, 0x6E]);
        var report = await ReportAsync(content with { Files = files }, Specimens.Trust(_specimens.Issuer));
        Assert.Equal(DocumentCheckResult.Failed, ResultOf(report, "completeness"));
        Assert.Equal(DocumentCheckResult.Failed, report.Verdict);
    }

    [Fact]
    public async Task The_chip_of_another_document_differs_from_the_page_in_named_fields()
    {
        const string Other =
            "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F3204155<<<<<<<<<<<<<<04";
        using var chip = new SimulatedChip(_specimens.Content(), new(), _random);
        var evidence = await Specimens.ReadAsync(chip);
        var report = DocumentJudge.Judge(
            evidence, MrzParser.Parse(Other, Specimens.Day), Specimens.Trust(_specimens.Issuer), Specimens.Now, new());
        var zone = report.Checks.Single(one => one.Check == "printed-zone");
        Assert.Equal((DocumentCheckResult.Failed, "optional-data"), (zone.Result, Assert.Single(zone.Details)));
    }

    [Fact]
    public async Task A_downgrade_fails_the_document_though_everything_else_is_right()
    {
        var temper = new ChipTemper
        {
            Intervene = command => command is { Instruction: 0x22, P1: 0xC1 } ? ResponseApdu.Of(new(0x6A80)) : null,
        };
        using var chip = new SimulatedChip(_specimens.Content(), temper, _random);
        var evidence = await Specimens.ReadAsync(chip, new ReadingPolicy { MayFallBackToBasicAccess = true });
        var report = Judge(evidence, Specimens.Trust(_specimens.Issuer));
        var access = report.Checks.Single(one => one.Check == "access");
        Assert.Equal((DocumentCheckResult.Failed, "downgraded"), (access.Result, access.Reason));
        Assert.Equal(DocumentCheckResult.Successful, ResultOf(report, "signature"));
    }

    [Fact]
    public async Task A_chip_whose_pace_was_hidden_from_the_reader_is_named_by_what_the_State_signed()
    {
        var content = _specimens.Content();
        var files = content.Files.Where(one => one.Key != ElementaryFile.CardAccess).ToDictionary();
        var report = await ReportAsync(content with { Files = files }, Specimens.Trust(_specimens.Issuer));
        var access = report.Checks.Single(one => one.Check == "access");
        Assert.Equal((DocumentCheckResult.Failed, "downgraded"), (access.Result, access.Reason));
        Assert.Equal(["card-access-differs"], access.Details);
        Assert.Equal(DocumentCheckResult.Failed, report.Verdict);
    }

    [Theory]
    [InlineData(0x6988, false, "not-allowed")]
    [InlineData(0x6982, false, "not-allowed")]
    [InlineData(0x6A82, false, "no-application")]
    [InlineData(0x6988, true, "refused")]
    [InlineData(0x6982, true, "refused")]
    [InlineData(0x6A82, true, "no-application")]
    public async Task A_chip_that_keeps_everything_back_is_told_from_one_without_the_application(
        int status, bool hasCardAccess, string reason)
    {
        var isSelected = false;
        var temper = new ChipTemper
        {
            Intervene = command =>
            {
                // EF.CardAccess, where the chip gives that, is read without SELECT.
                isSelected |= command.Instruction is 0xA4 or 0x22;
                return hasCardAccess && !isSelected ? null : ResponseApdu.Of(new((ushort)status));
            },
        };
        using var chip = new SimulatedChip(_specimens.Content(), temper, _random);
        var report = Judge(await Specimens.ReadAsync(chip), Specimens.Trust(_specimens.Issuer));
        var access = report.Checks.Single(one => one.Check == "access");
        Assert.Equal((DocumentCheckResult.Failed, reason), (access.Result, access.Reason));
        Assert.Equal([status.ToString("X4", System.Globalization.CultureInfo.InvariantCulture)], access.Details);
        Assert.Equal(DocumentCheckResult.Failed, report.Verdict);
    }

    public void Dispose()
    {
        _specimens.Dispose();
        _random.Dispose();
    }

    private static DocumentCheckResult ResultOf(DocumentReport report, string check) =>
        report.Checks.Single(one => one.Check == check).Result;

    private static DocumentReport Judge(DocumentEvidence evidence, TrustStore trust) =>
        DocumentJudge.Judge(evidence, Printed, trust, Specimens.Now, new());

    private async Task<DocumentReport> ReportAsync(ChipContent content, TrustStore trust)
    {
        using var chip = new SimulatedChip(content, new(), _random);
        return Judge(await Specimens.ReadAsync(chip), trust);
    }
}
