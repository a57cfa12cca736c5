using System.Text;
using Bmis.BorderPost.Devices.Serial;

namespace Bmis.BorderPost.Tests.Devices;

public sealed class FrameDecoderTests
{
    private const string First = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<";
    private const string Second = "L898902C36UTO7408122F1204159ZE184226B<<<<<10";
    private const string Card1 = "I<UTOD231458907<<<<<<<<<<<<<<<";
    private const string Card2 = "7408122F1204159UTO<<<<<<<<<<<6";
    private const string Card3 = "ERIKSSON<<ANNA<MARIA<<<<<<<<<<";
    private static readonly string Passport = $"{First}\n{Second}";
    private static readonly string Card = $"{Card1}\n{Card2}\n{Card3}";

    private readonly FrameDecoder _decoder = new(TimeSpan.FromMilliseconds(200));
    private readonly List<string> _found = [];
    private TimeSpan _now = TimeSpan.FromHours(1);

    public static TheoryData<string, string> Frames => new()
    {
        { $"\u0002{First}\r{Second}\r\u0003", Passport },
        { $"\u0002{First}\r\n{Second}\r\n\u0003", Passport },
        { $"\u0002{Card1}\r{Card2}\r{Card3}\r\u0003", Card },
        { $"{First}\r{Second}\r", Passport },
        { $"{First}\n{Second}\n", Passport },
        { $"{First}\r\n{Second}\r\n", Passport },
        { $"\r\n\r\n{Card1}\r\n{Card2}\r\n{Card3}\r\n", Card },
        { $"I\0\u005A{First}\r{Second}\r", Passport },
        { $"I\0\u005D{Card1}\r{Card2}\r{Card3}\r", Card },
    };

    [Theory]
    [MemberData(nameof(Frames))]
    public void A_frame_is_found_however_it_is_split(string bytes, string expected)
    {
        for (var size = 1; size <= bytes.Length; size++)
        {
            for (var at = 0; at < bytes.Length; at += size) Push(bytes[at..Math.Min(at + size, bytes.Length)], 10);
            Assert.Equal([expected], _found);
            _found.Clear();
        }
    }

    [Theory]
    [MemberData(nameof(Frames))]
    public void Merged_frames_are_parted(string bytes, string expected)
    {
        Push(bytes + bytes + bytes, 0);
        Assert.Equal([expected, expected, expected], _found);
    }

    [Theory]
    [MemberData(nameof(Frames))]
    public void A_frame_is_found_behind_half_a_frame_and_a_silence(string bytes, string expected)
    {
        Push(bytes[..(bytes.Length / 3)], 0);
        Push(bytes, 201);
        Assert.Equal([expected], _found);
    }

    [Theory]
    [MemberData(nameof(Frames))]
    public void A_frame_is_found_behind_noise(string bytes, string expected)
    {
        var noise = new byte[5000];
        new Random(7).NextBytes(noise);
        _decoder.Push(noise, _now, _found.Add);
        Push(bytes, 201);
        Assert.Equal([expected], _found);
    }

    [Fact]
    public void A_new_start_of_text_begins_a_new_frame()
    {
        Push($"\u0002{First}\r{Second[..20]}\u0002{First}\r{Second}\r\u0003", 0);
        Assert.Equal([Passport], _found);
    }

    [Fact]
    public void Half_a_frame_is_dropped()
    {
        Push($"\u0002{First}\r{Second[..20]}", 0);
        Silence();
        Assert.Empty(_found);
    }

    [Fact]
    public void Damaged_lines_are_handed_on_when_the_line_is_silent()
    {
        Push($"{First}\r{Second[..^1]}\r", 0);
        Assert.Empty(_found);
        Silence();
        Assert.Equal([$"{First}\n{Second[..^1]}"], _found);
    }

    [Fact]
    public void A_last_line_without_its_end_counts_when_the_line_is_silent()
    {
        Push($"{First}\r{Second}", 0);
        Silence();
        Assert.Equal([Passport], _found);
    }

    [Fact]
    public void One_line_alone_is_nothing()
    {
        Push($"{First}\r", 0);
        Silence();
        Assert.Empty(_found);
    }

    [Fact]
    public void An_empty_answer_of_an_Elyctis_reader_is_nothing()
    {
        Push($"I\0\0I\0\u005A{First}\r{Second}\r", 0);
        Assert.Equal([Passport], _found);
    }

    [Fact]
    public void A_card_that_begins_with_I_is_no_Elyctis_frame()
    {
        Push($"{Card1}\r{Card2}\r{Card3}\r", 0);
        Assert.Equal([Card], _found);
    }

    [Theory]
    [InlineData("{0}\r")]
    [InlineData("\u0002{0}\r\u0003")]
    [InlineData("{0}")]
    public void A_digital_seal_is_one_long_line_or_frame(string sent)
    {
        var seal = "DC03" + new string('0', 1000);
        Push($"{First}\r", 0);
        Push(string.Format(System.Globalization.CultureInfo.InvariantCulture, sent, seal), 0);
        Silence();
        Assert.Equal([seal], _found);
        Push($"\u0002DC03{new string('0', 100_000)}", 201);
        Push($"DC03{new string('0', 100_000)}\r", 201);
        Push($"{First}\r{Second}\r", 201);
        Assert.Equal([seal, Passport], _found);
    }

    [Fact]
    public void Ten_megabytes_of_noise_leave_no_memory_behind_and_the_next_document_is_read()
    {
        var random = new Random(20261121);
        var noise = new byte[4096];
        _decoder.Push(noise, _now, _found.Add);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var sent = 0; sent < 10_000_000; sent += noise.Length)
        {
            random.NextBytes(noise);
            _decoder.Push(noise, _now, _found.Add);
        }

        // Lines come and go; what is kept at a time is a frame and three lines.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 10_000_000);
        Silence();
        Push($"{First}\r{Second}\r", 201);
        Assert.Equal([Passport], _found);
    }

    [Fact]
    public void Endless_printable_noise_and_endless_lines_are_bounded()
    {
        var text = Encoding.ASCII.GetBytes(new string('A', 100_000));
        _decoder.Push(text, _now, _found.Add);
        Push($"\u0002{new string('B', 100_000)}", 0);
        for (var i = 0; i < 10_000; i++) Push("ABC\r", 0);
        Silence();
        Assert.Empty(_found);
        Push($"\u0002{First}\r{Second}\r\u0003", 0);
        Assert.Equal([Passport], _found);
    }

    private void Push(string bytes, int afterMilliseconds)
    {
        _now += TimeSpan.FromMilliseconds(afterMilliseconds);
        _decoder.Push(Encoding.Latin1.GetBytes(bytes), _now, _found.Add);
    }

    private void Silence() => Push("", 201);
}
