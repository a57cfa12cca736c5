using Bmis.Documents.Lds;

namespace Bmis.Documents.Tests.Lds;

/// <summary>Seeded noise: whatever a chip sends, every reader answers.</summary>
public sealed class LdsFuzzTests
{
    private const int Seed = 20261128;
    private const int Cases = 50_000;

    private static readonly DateOnly Day = new(2026, 11, 27);

    private static readonly string[] RealPaths =
        ["bsi-tr03105-5/Datagroup2.bin", "jmrtd/loes2006/ef0102.bin", "bsi-tr03105-5/Datagroup15.bin"];

    private static readonly Func<byte[], (LdsFault Fault, int Place, object? Value)>[] Readers =
    [
        file => Of(EfCom.Read(file)),
        file => Of(EfAtrInfo.Read(file)),
        file => Of(DataGroup1.Read(file, Day)),
        file => Of(DataGroup2.Read(file)),
        file => Of(DataGroup3.Read(file)),
        file => Of(DataGroup4.Read(file)),
        file => Of(DataGroup5.Read(file)),
        file => Of(DataGroup7.Read(file)),
        file => Of(DataGroup11.Read(file)),
        file => Of(DataGroup12.Read(file)),
        file => Of(DataGroup13.Read(file)),
        file => Of(DataGroup15.Read(file)),
        file => Of(DataGroup16.Read(file)),
    ];

    [Fact]
    public void Fifty_thousand_broken_files_are_answered_by_every_reader_without_an_exception()
    {
        var random = new Random(Seed);
        var files = Files();
        var read = 0;
        for (var i = 0; i < Cases; i++)
        {
            var file = Break(files[random.Next(files.Length)], random);
            foreach (var reader in Readers)
                read += AssertSound(reader(file), file.Length) ? 1 : 0;
        }

        Assert.InRange(read, Cases / 10, Cases * 2);
    }

    // A file of a million empty objects must cost no more than a small one.
    [Fact]
    public void A_file_of_very_many_objects_is_given_up()
    {
        var file = new byte[3_000_005];
        Convert.FromHexString("65832DC6C0").CopyTo(file, 0);
        for (var i = 5; i + 1 < file.Length; i += 2)
            file[i] = 0x04;
        foreach (var tag in new byte[] { 0x60, 0x61, 0x75, 0x63, 0x65, 0x67, 0x6B, 0x6C, 0x70 })
        {
            file[0] = tag;
            Assert.Contains(Readers, reader => reader(file).Fault == LdsFault.TooMany);
        }

        Assert.Equal(LdsFault.TooLong, EfCom.Read(new byte[5_000_000]).Fault);
    }

    [Fact]
    public void Nothing_personal_prints()
    {
        object[] personal =
        [
            DataGroup1.Read(SampleFiles.DataGroup1(SampleFiles.Td3), Day).Value!,
            DataGroup11.Read(SampleFiles.DataGroup11()).Value!, DataGroup12.Read(SampleFiles.DataGroup12()).Value!,
            DataGroup16.Read(SampleFiles.DataGroup16()).Value!, DataGroup16.Read(SampleFiles.DataGroup16()),
            DataGroup16.Read(SampleFiles.DataGroup16()).Value!.Persons[0], LdsName.Of("ERIKSSON<<ANNA"),
        ];
        Assert.All(personal, one => Assert.Matches("^\\[[a-zA-Z0-9, ]+\\]$", one.ToString()!));
    }

    private static byte[][] Files() =>
    [
        Convert.FromHexString("60145F0104303130365F36063034303030305C026175"),
        Convert.FromHexString("47030001C0" + "7F660A0203010000" + "0203010000"),
        SampleFiles.DataGroup1(SampleFiles.Td1),
        SampleFiles.DataGroup1(SampleFiles.Td3),
        SampleFiles.Templates(0x75, 0x5F2E, SampleFiles.FaceRecord(SampleFiles.Jpeg, SampleFiles.CodeStream)),
        SampleFiles.Templates(0x75, 0x7F2E, SampleFiles.FaceBlock(SampleFiles.CodeStream)),
        SampleFiles.Templates(0x63, 0x5F2E, [1, 2], [3, 4]),
        SampleFiles.Templates(0x76, 0x7F2E, [1, 2], [3, 4]),
        SampleFiles.Images(0x65, 0x5F40, SampleFiles.Jpeg),
        SampleFiles.Images(0x67, 0x5F43, SampleFiles.CodeStream),
        SampleFiles.DataGroup11(), SampleFiles.DataGroup12(), SampleFiles.DataGroup16(),
        Convert.FromHexString("6D03010203"), Convert.FromHexString("6F053003020107"),
        .. RealPaths.Select(RealFiles.Find).OfType<byte[]>(),
    ];

    private static bool AssertSound((LdsFault Fault, int Place, object? Value) read, int length)
    {
        Assert.Equal(read.Fault == LdsFault.None, read.Value is not null);
        Assert.InRange(read.Place, 0, length);
        return read.Value?.ToString() is { Length: > 0 };
    }

    private static byte[] Break(byte[] whole, Random random)
    {
        var edits = random.Next(0, 5);
        var file = random.Next(6) == 0 ? whole[..random.Next(whole.Length + 1)] : whole.ToArray();
        for (; edits > 0 && file.Length > 0; edits--)
        {
            // Heads of objects stand at the beginning, where changes do most.
            var reach = random.Next(2) == 0 ? Math.Min(file.Length, 120) : file.Length;
            file[random.Next(reach)] = random.Next(3) switch
            {
                0 => (byte)random.Next(256),
                1 => (byte)(0x80 | random.Next(6)),
                _ => 0xFF,
            };
        }

        return file;
    }

    private static (LdsFault, int, object?) Of<T>(LdsRead<T> read)
        where T : class
    {
        Assert.All(read.Problems, one => Assert.NotEqual(LdsFault.None, one.Fault));
        return (read.Fault, read.Place, read.Value);
    }
}
