using System.Text.Json;
using Bmis.BorderPost.Devices;
using Bmis.BorderPost.Devices.Simulated;
using Bmis.BorderPost.Tests.Verbs;

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

    private static string? Field(Specimen specimen, string name)
    {
        using var json = JsonDocument.Parse(Assert.Single(MrzParseTests.Run(specimen.MrzText)));
        return json.RootElement.GetProperty(name).GetString();
    }
}
