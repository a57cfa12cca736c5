using Bmis.Documents.Tlv;

namespace Bmis.Documents.Tests.Tlv;

public sealed class TlvTests
{
    private const int Seed = 20261127;
    private const int Cases = 50_000;

    [Theory]
    [InlineData("8200", 0x82u, "")]
    [InlineData("5F1F0141", 0x5F1Fu, "41")]
    [InlineData("7F49810142", 0x7F49u, "42")]
    [InlineData("DFFFFF7F82000143", 0xDFFFFF7Fu, "43")]
    [InlineData("87840000000144", 0x87u, "44")]
    public void An_object_is_read_with_its_tag_and_value(string bytes, uint tag, string value)
    {
        var reader = new TlvReader(Convert.FromHexString(bytes + "00"));
        Assert.Equal(TlvFault.None, reader.Read(out var element));
        Assert.Equal((tag, value), (element.Tag, Convert.ToHexString(element.Value)));
        Assert.Equal(bytes, Convert.ToHexString(element.Whole));
        Assert.Equal(1, reader.Rest.Length);
    }

    [Theory]
    [InlineData("", TlvFault.End)]
    [InlineData("5F", TlvFault.Truncated)]
    [InlineData("82", TlvFault.Truncated)]
    [InlineData("8281", TlvFault.Truncated)]
    [InlineData("DFFFFFFF7F00", TlvFault.TagTooLong)]
    [InlineData("8280", TlvFault.LengthForm)]
    [InlineData("82850000000000", TlvFault.LengthForm)]
    [InlineData("820241", TlvFault.ValueTooLong)]
    [InlineData("8284FFFFFFFF", TlvFault.ValueTooLong)]
    [InlineData("82847FFFFFFF", TlvFault.ValueTooLong)]
    public void What_is_no_object_is_named_and_the_reader_stands_still(string bytes, TlvFault fault)
    {
        var reader = new TlvReader(Convert.FromHexString(bytes));
        Assert.Equal(fault, reader.Read(out _));
        Assert.Equal(bytes.Length / 2, reader.Rest.Length);
    }

    [Fact]
    public void The_length_of_a_file_is_known_from_its_first_bytes()
    {
        var fault = TlvReader.ReadHead([0x75, 0x82, 0x3D, 0x91], out var tag, out var head, out var length);
        Assert.Equal(TlvFault.None, fault);
        Assert.Equal((0x75u, 4, 0x3D91), (tag, head, length));
    }

    [Fact]
    public void What_is_written_reads_back()
    {
        var random = new Random(Seed);
        uint[] tags = [0x30, 0x87, 0x5F1F, 0x7F49, 0x7F2E, 0x80, 0xDFFF01];
        for (var i = 0; i < 2000; i++)
        {
            var value = new byte[random.Next(i < 20 ? 70_000 : 300)];
            random.NextBytes(value);
            var tag = tags[random.Next(tags.Length)];
            var written = TlvWriter.Object(tag, value);
            var reader = new TlvReader(written);
            Assert.True(reader.TryRead(tag, out var element));
            Assert.True(element.Value.SequenceEqual(value) && reader.Rest.IsEmpty);
        }
    }

    [Fact]
    public void Objects_hold_objects()
    {
        var written = new TlvWriter()
            .Add(0x7C, inner => inner.Add(0x80, [1]).Add(0x81, [2, 3]))
            .Add(0x04, [])
            .ToArray();
        Assert.Equal("7C078001018102" + "02030400", Convert.ToHexString(written));
    }

    [Fact]
    public void Fifty_thousand_broken_objects_are_answered_without_an_exception()
    {
        var random = new Random(Seed);
        for (var i = 0; i < Cases; i++)
        {
            var bytes = new byte[random.Next(40)];
            random.NextBytes(bytes);
            var reader = new TlvReader(bytes);
            var left = bytes.Length;
            while (reader.Read(out var element) == TlvFault.None)
            {
                Assert.True(reader.Rest.Length < left);
                Assert.Equal(left - reader.Rest.Length, element.Whole.Length);
                left = reader.Rest.Length;
            }
        }
    }
}
