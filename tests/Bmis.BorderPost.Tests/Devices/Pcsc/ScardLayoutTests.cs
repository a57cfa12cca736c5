using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Bmis.BorderPost.Devices.Pcsc;

namespace Bmis.BorderPost.Tests.Devices.Pcsc;

/// <summary>The structures that go to the library, byte by byte, for both systems.</summary>
public sealed class ScardLayoutTests
{
    [Theory]
    [InlineData(false, 80, 16, 24, 32, 40)]
    [InlineData(true, 64, 16, 20, 24, 28)]
    public void Readers_are_written_and_read_where_the_system_has_their_fields(
        bool isWindows, int size, int known, int now, int atrLength, int atr)
    {
        var layout = isWindows ? ScardLayout.Windows : ScardLayout.Linux;
        ScardReader[] readers = [new("Één"), new("Zwei") { State = (ScardStates)0x00030022 }];
        using var block = new ReaderStateBlock(layout, readers);
        Assert.Equal(2 * size, block.Bytes.Length);
        var second = block.Bytes.AsSpan(size);
        var name = (nint)BinaryPrimitives.ReadInt64LittleEndian(block.Bytes);
        Assert.Equal("Één", isWindows ? Marshal.PtrToStringUni(name) : Marshal.PtrToStringUTF8(name));
        Assert.Equal(0x00030020u, BinaryPrimitives.ReadUInt32LittleEndian(second[known..]));

        BinaryPrimitives.WriteUInt32LittleEndian(second[now..], 0x00040022);
        BinaryPrimitives.WriteUInt32LittleEndian(second[atrLength..], 3);
        second[atr] = 0x3B;
        second[atr + 2] = 0x99;
        block.ReadBack();

        Assert.Equal((ScardStates)0x00040022, readers[1].State);
        Assert.Equal([0x3B, 0x00, 0x99], readers[1].Atr);
        Assert.Empty(readers[0].Atr);
    }

    [Fact]
    public void A_length_that_is_too_large_reads_no_further_than_its_field()
    {
        ScardReader[] readers = [new("One")];
        using var block = new ReaderStateBlock(ScardLayout.Linux, readers);
        BinaryPrimitives.WriteUInt32LittleEndian(block.Bytes.AsSpan(32), uint.MaxValue);
        block.ReadBack();
        Assert.Equal(33, readers[0].Atr.Length);
    }
}
