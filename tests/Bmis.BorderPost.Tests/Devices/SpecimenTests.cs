using System.Security.Cryptography;
using System.Text.Json;
using Bmis.BorderPost.Devices;
using Bmis.BorderPost.Devices.Simulated;
using Bmis.BorderPost.Tests.Verbs;
using Bmis.Documents;
using Bmis.Documents.AccessControl;
using Bmis.Documents.Mrz;
using Bmis.Documents.Reading;
using Bmis.Documents.Trust;

namespace Bmis.BorderPost.Tests.Devices;

public sealed class SpecimenTests
{
    [Fact]
    public void Every_specimen_is_valid_unless_it_is_meant_to_be_wrong()
    {
        Assert.True(SpecimenFile.All.Count >= 30);
        foreach (var specimen in SpecimenFile.All.Values)
        {
            var answer = Assert.Single(MrzParseTests.Run(specimen.MrzText));
            Assert.Equal(!specimen.Note.Contains("wrong", StringComparison.Ordinal), MrzParseTests.IsValid(answer));
            Assert.DoesNotContain("problem", answer, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_specimens_show_all_five_formats()
    {
        var formats = SpecimenFile.All.Values.Select(specimen => Field(specimen, "format")).Distinct();
        Assert.Equal(["MRV-A", "MRV-B", "TD1", "TD2", "TD3"], formats.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("russia", "SHCHERBAKOV", "ALEKSEI IUREVICH")]
    [InlineData("ukraine", "HNATYSHYN", "IULIIA")]
    [InlineData("serbia", "DORDEVIC", "NJEGOS")]
    [InlineData("greece", "PAPADOPOULOS", "EVANGELOS")]
    [InlineData("iceland", "THORDARDOTTIR", "GUDRUN AESA")]
    [InlineData("germany", "MUELLER GROSSKOPF", "JOERG")]
    [InlineData("british-overseas", "OCONNOR", "SIOBHAN")]
    public void Names_in_other_letters_are_transliterated(string id, string primary, string secondary)
    {
        var specimen = SpecimenFile.All[id];
        Assert.Equal(
            (primary, secondary), (Field(specimen, "primaryIdentifier"), Field(specimen, "secondaryIdentifier")));
        Assert.Equal($"[specimen {id}]", specimen.ToString());
    }

    [Fact]
    public async Task The_simulated_reader_presents_what_it_is_told()
    {
        var reader = new SimulatedReader("twin", TimeProvider.System);
        reader.Present(SpecimenFile.All["utopia"]);
        reader.Become(DeviceState.Absent);
        var heard = new List<DeviceEvent>();
        await foreach (var one in reader.ListenAsync(TestContext.Current.CancellationToken))
        {
            heard.Add(one);
            if (heard.Count == 4) break;
        }

        Assert.Equal(DeviceState.Ready, Assert.IsType<DeviceStateChanged>(heard[0]).State);
        Assert.IsType<ChipPresented>(heard[1]);
        Assert.Equal(SpecimenFile.All["utopia"].MrzText, Assert.IsType<DocumentPresented>(heard[2]).MrzText);
        Assert.Equal(DeviceState.Absent, Assert.IsType<DeviceStateChanged>(heard[3]).State);
        Assert.Equal("[travel document] at twin", heard[2].ToString());
    }

    public static TheoryData<string> Chips() =>
        [.. SpecimenFile.All.Values.Where(one => one.Chip == SpecimenChip.Genuine).Select(one => one.Id)];

    [Theory]
    [MemberData(nameof(Chips))]
    public async Task A_genuine_chip_is_signed_by_the_State_of_its_document_whatever_its_format(string id)
    {
        var (clock, stop) = (TimeProvider.System, TestContext.Current.CancellationToken);
        var chips = new SpecimenChips(clock);
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var printed = MrzParser.Parse(SpecimenFile.All[id].MrzText, today);
        using var random = RandomNumberGenerator.Create();
        using var chip = chips.Make(SpecimenFile.All[id])!;
        var key = new AccessKey(MrzInformation.Of(printed), null);
        var evidence = await new DocumentReading(chip, key, ReadingPolicy.Usual, random, clock).ReadAsync(null, stop);
        var trust = TrustImport.Build([.. chips.Trusted()], clock.GetUtcNow(), new(false)).Store;
        var report = DocumentJudge.Judge(evidence, printed, trust, clock.GetUtcNow(), new(false, true));
        Assert.Empty(report.Faults);
        var state = Assert.Single(report.Checks, one => one.Check == ReportedChecks.IssuingState);
        Assert.Equal((DocumentCheckResult.Successful, DocumentCheckResult.Successful), (report.Verdict, state.Result));
    }

    [Fact]
    public void There_are_chips_in_all_sizes_of_documents_and_of_several_States()
    {
        var specimens = Chips().Select(row => SpecimenFile.All[row.Data]).ToList();
        var formats = specimens.Select(one => Field(one, "format")).Distinct();
        Assert.Equal(["TD1", "TD2", "TD3"], formats.Order(StringComparer.Ordinal));
        Assert.InRange(specimens.Select(one => Field(one, "issuingState")).Distinct().Count(), 4, 20);
    }

    private static string? Field(Specimen specimen, string name)
    {
        using var json = JsonDocument.Parse(Assert.Single(MrzParseTests.Run(specimen.MrzText)));
        return json.RootElement.GetProperty(name).GetString();
    }
}
