using Bmis.BorderPost.Devices.Fingers;
using Bmis.BorderPost.Devices.Fingers.Optical;

namespace Bmis.BorderPost.Tests.Devices.Fingers;

public sealed class PacketDecoderTests
{
    private const uint Address = 0xFFFFFFFF;

    [Fact]
    public void An_order_is_written_as_the_manuals_print_it() =>
        Assert.Equal(
            Convert.FromHexString("EF01FFFFFFFF0100071300000000001B"),
            PacketWriter.Write(PacketKind.Command, Address, ModuleOrders.VerifyPassword(0)));

    [Fact]
    public void The_answer_that_the_manuals_print_is_read()
    {
        var packet = Assert.Single(Decode(Convert.FromHexString("EF01FFFFFFFF07000300000A")));
        Assert.Equal((PacketKind.Acknowledge, 1, null), (packet.Kind, packet.Payload.Length, packet.Fault));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(4096)]
    public void Packets_are_found_however_they_are_split_or_merged(int chunk)
    {
        var payloads = Payloads(new Random(5), 20);
        var bytes = payloads.SelectMany(one => PacketWriter.Write(PacketKind.Data, Address, one)).ToArray();
        Assert.Equal(payloads, Decode(bytes, chunk).Select(one => one.Payload.ToArray()));
    }

    [Fact]
    public void A_head_that_is_noise_hides_no_packet()
    {
        byte[] noise = [0x55, 0xEF, 0x01, 0xFF, 0xFF, 0xFF, 0xFF, 0x07, 0x00, 0x20, 0xEF];
        var answer = PacketWriter.Write(PacketKind.Acknowledge, Address, [0, 1, 2]);
        // What follows makes the noise's packet whole, and wrong.
        var packets = Decode([.. noise, .. answer, .. new byte[32]]);
        Assert.Equal(FingerReaderFault.WrongChecksum, packets[0].Fault);
        Assert.Equal([0, 1, 2], packets[1].Payload.ToArray());
    }

    [Fact]
    public void A_damaged_byte_and_another_address_are_told()
    {
        var damaged = PacketWriter.Write(PacketKind.Data, Address, [1, 2, 3]);
        damaged[10] ^= 1;
        var foreign = PacketWriter.Write(PacketKind.Data, 7, [1, 2, 3]);
        Assert.Equal(
            [FingerReaderFault.WrongChecksum, FingerReaderFault.WrongAddress],
            Decode([.. damaged, .. foreign]).Select(one => one.Fault!.Value));
    }

    [Fact]
    public void A_packet_that_was_begun_is_forgotten_when_the_line_falls_silent()
    {
        var packet = PacketWriter.Write(PacketKind.Data, Address, [1, 2, 3]);
        var found = new List<Packet>();
        var decoder = new PacketDecoder(Address);
        decoder.Push(packet.AsSpan(0, 11), found.Add);
        decoder.Restart();
        decoder.Push(packet, found.Add);
        Assert.Equal([1, 2, 3], Assert.Single(found).Payload.ToArray());
    }

    // Whatever is between them, packets that came whole are found, in their order, and nothing else counts.
    [Fact]
    public void Whole_packets_are_found_in_any_noise()
    {
        var random = new Random(20261128);
        for (var round = 0; round < 300; round++)
        {
            var payloads = Payloads(random, 8);
            var bytes = new List<byte>();
            foreach (var payload in payloads)
            {
                bytes.AddRange(Noise(random));
                bytes.AddRange(PacketWriter.Write(PacketKind.Data, Address, payload));
            }

            bytes.AddRange(new byte[PacketLimits.Packet]); // Ends a head that was noise.
            var found = Decode([.. bytes], random.Next(1, 300));
            Assert.Equal(payloads, found.Where(one => one.Fault is null).Select(one => one.Payload.ToArray()));
        }
    }

    [Fact]
    public void Bytes_from_anywhere_neither_throw_nor_make_a_packet()
    {
        var random = new Random(99);
        var found = 0;
        for (var round = 0; round < 200; round++)
        {
            var bytes = new byte[2000];
            random.NextBytes(bytes);
            // Many heads, so that the deeper paths are walked too.
            for (var i = 0; i + 12 < bytes.Length; i += random.Next(3, 40))
                Convert.FromHexString("EF01FFFFFFFF0200").CopyTo(bytes, i);
            found += Decode(bytes, 64).Count(one => one.Fault is null);
        }

        // One damaged packet in 65,536 has the right sum.
        Assert.InRange(found, 0, 3);
    }

    [Theory]
    [InlineData("0000000000C80003FFFFFFFF00020006", true)]
    [InlineData("0000000000C80003FFFFFFFF00040006", false)]
    [InlineData("0000000000C80003FFFFFFFF00020000", false)]
    [InlineData("0000000000C80003FFFFFFFF000200", false)]
    public void Parameters_are_read_or_told_to_be_none(string hex, bool isRight)
    {
        var read = ModuleParameters.Read(Convert.FromHexString(hex));
        if (isRight) Assert.Equal(new ModuleParameters(128, 57600), read);
        else Assert.Null(read);
    }

    [Fact]
    public void Sixteen_levels_become_256_and_what_has_not_come_is_white()
    {
        var rows = new PictureRows(4, 2, 500);
        Assert.True(rows.Take([0x0F, 0x71]));
        Assert.Equal(50, rows.Percent);
        Assert.Equal([0, 255, 119, 17, 255, 255, 255, 255], rows.SoFar.Pixels);
        Assert.False(rows.IsWhole);
        Assert.False(rows.Take([1, 2, 3]));
        Assert.True(rows.Take([1, 2]));
        Assert.True(rows.IsWhole);
    }

    private static List<Packet> Decode(byte[] bytes, int chunk = 4096)
    {
        var found = new List<Packet>();
        var decoder = new PacketDecoder(Address);
        foreach (var part in bytes.Chunk(chunk)) decoder.Push(part, found.Add);
        return found;
    }

    private static List<byte[]> Payloads(Random random, int count)
    {
        var payloads = new List<byte[]>();
        for (var i = 0; i < count; i++)
        {
            payloads.Add(new byte[random.Next(1, PacketLimits.Payload + 1)]);
            random.NextBytes(payloads[^1]);
        }

        return payloads;
    }

    // Random bytes and beginnings of packets.
    private static byte[] Noise(Random random)
    {
        var bytes = new byte[random.Next(40)];
        random.NextBytes(bytes);
        if (bytes.Length > 9 && random.Next(2) == 0) Convert.FromHexString("EF01FFFFFFFF020010").CopyTo(bytes, 0);
        return bytes;
    }
}
