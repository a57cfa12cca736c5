using Bmis.BorderPost.Devices;
using Bmis.BorderPost.Devices.Fingers;

namespace Bmis.BorderPost.Tests.Devices;

public sealed class DeviceOptionsTests
{
    [Fact]
    public void No_reader_and_a_good_reader_are_right()
    {
        Assert.Empty(new DeviceOptions().Faults());
        Assert.Empty(With(new ReaderOptions { Name = "gate", Port = "/dev/ttyUSB0" }).Faults());
        Assert.Empty(With(new ReaderOptions { Name = "twin", Kind = ReaderKind.Simulated }).Faults());
    }

    [Fact]
    public void Each_wrong_value_is_named()
    {
        var wrong = new ReaderOptions
        {
            Port = "ttyUSB0", Baud = 9601, DataBits = 9, StopBits = 3, InterByteMilliseconds = 1,
        };
        string[] names = ["Name", "Port", "Baud", "DataBits", "StopBits", "InterByteMilliseconds"];
        Assert.Equal(
            names.Select(name => $"Devices:Readers:0:{name}"),
            With(wrong).Faults().Select(fault => fault.Split(' ')[0]));
    }

    [Fact]
    public void Good_fingerprint_readers_are_right()
    {
        var options = new DeviceOptions();
        options.Fingers.AddRange(
        [
            new() { Name = "optic", Port = "/dev/ttyUSB1", Password = "0000cafe" },
            new() { Name = "folder", Kind = FingerReaderKind.Folder, Folder = "/var/lib/fingers" },
            new() { Name = "slap", Kind = FingerReaderKind.Simulated, Ability = FingerReaderAbility.FourFingers },
        ]);
        Assert.Empty(options.Faults());
        Assert.Equal(0xCAFEu, options.Fingers[0].PasswordNumber);
        Assert.Equal(["optic", "folder", "slap"],
            DeviceRoom.FingerReaders(options, TimeProvider.System).Select(reader => reader.Name));
    }

    [Fact]
    public void Each_wrong_value_of_a_fingerprint_reader_is_named()
    {
        var options = new DeviceOptions();
        options.Fingers.Add(new()
        {
            Dpi = 90, Ability = FingerReaderAbility.FourFingers, Port = "ttyUSB0", Baud = 1200, FastBaud = 57601,
            Password = "secret", Address = "FFFF", SilenceMilliseconds = 1, Width = 255, Height = 7000,
        });
        options.Fingers.Add(new() { Name = "folder", Kind = FingerReaderKind.Folder, Folder = "here" });
        string[] first = ["Name", "Dpi", "Ability", "Port", "Baud", "FastBaud", "Password", "Address",
            "SilenceMilliseconds", "Width", "Height"];
        Assert.Equal(
            [.. first.Select(name => $"Devices:Fingers:0:{name}"), "Devices:Fingers:1:Folder"],
            options.Faults().Select(fault => fault.Split(' ')[0]));
        Assert.DoesNotContain(options.Faults(), fault => fault.Contains("secret", StringComparison.Ordinal));
    }

    [Fact]
    public void Two_readers_of_one_name_are_wrong()
    {
        var fault = Assert.Single(With(
            new ReaderOptions { Name = "gate", Kind = ReaderKind.Simulated },
            new ReaderOptions { Name = "GATE", Kind = ReaderKind.Simulated }).Faults());
        Assert.StartsWith("Devices:Readers:1:Name", fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("p<uto eriksson<<anna\r\nl898902c3", "P<UTOERIKSSON<<ANNA\nL898902C3")]
    [InlineData("P>UTO«ANNA", "P<UTO<<ANNA")]
    [InlineData("\u0002P<UTO\u0003\t", "P<UTO")]
    [InlineData("", "")]
    public void Typed_text_becomes_mrz_text(string typed, string expected) =>
        Assert.Equal(expected, WedgeAssembler.Assemble(typed));

    private static DeviceOptions With(params ReaderOptions[] readers)
    {
        var options = new DeviceOptions();
        options.Readers.AddRange(readers);
        return options;
    }
}
