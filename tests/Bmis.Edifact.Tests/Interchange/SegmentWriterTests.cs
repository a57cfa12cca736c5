using System.Buffers;
using System.Text;
using Bmis.Edifact.Interchange;

namespace Bmis.Edifact.Tests.Interchange;

public sealed class SegmentWriterTests
{
    private const int Seed = 20261129;
    private const int Cases = 5_000;
    private const string Letters = "AZ09 .,-()/='+:?!\"%&*;<>";

    private static readonly string[] Services = [":+.? '", ":+.?*'", ":*.? $", ":(.) -", ":-.? *", ":+.?^~"];
    private static readonly string[] Tags = ["NAD", "DTM", "FTX", "LOC", "C7X"];

    [Fact]
    public void Segments_are_written_with_what_is_reserved_released_and_empty_ends_left_out()
    {
        var text = Written(":+.?*'", 0, writer => writer.ServiceString()
            .Begin("NAD").Element("FL").Element(null).Element("").Composite("O'BRIEN", "A+B", null).Element(null).End()
            .Begin("ATT").Element("2").Element(null).Composite("M", "X").Repeat("F*").Repeat(null, "?").End()
            .Begin("UNT").End());
        Assert.Equal("UNA:+.?*'NAD+FL+++O?'BRIEN:A?+B'ATT+2++M:X*F?**:??'UNT'", text);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(63)]
    [InlineData(69)]
    public void What_is_written_reads_back(int line)
    {
        var random = new Random(Seed + line);
        for (var number = 0; number < Cases; number++)
        {
            var six = Services[random.Next(Services.Length)];
            var content = Content(random, six[4] != ' ');
            var text = Written(six, line, writer => Write(writer, content));
            Assert.Equal(content.Select(Print), ReadBack(text, six));
            Assert.True(line == 0 || text.Split("\r\n").All(part => part.Length <= Math.Max(line, 9)));
        }
    }

    [Theory]
    [InlineData("UNOA", "é")]
    [InlineData("UNOA", "Zq")]
    [InlineData("UNOC", "Ł")]
    [InlineData("UNOW", "A\nB")]
    public void What_cannot_be_said_is_refused_without_being_repeated(string syntax, string value)
    {
        var writer = new SegmentWriter(
            new ArrayBufferWriter<byte>(), Delimiters.Usual, CharacterSet.Declared(syntax)!);
        writer.Begin("FTX");
        var refusal = Assert.Throws<ArgumentException>(() => writer.Element(value));
        Assert.DoesNotContain(value, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Half_a_character_is_refused()
    {
        var half = char.ConvertFromUtf32(0x1F600)[..1];
        Assert.False(CharacterSet.Declared("UNOW")!.TryEncode(half, out _));
        Assert.False(CharacterSet.Declared("UNOC")!.TryEncode(half, out _));
        Assert.True(CharacterSet.Declared("UNOW")!.TryEncode("\uFFFD", out _));
    }

    [Fact]
    public void A_separator_that_cannot_be_released_is_refused() => Assert.Throws<ArgumentException>(
        () => Written(":+.  '", 0, writer => writer.Begin("FTX").Element("A+B").End()));

    [Fact]
    public void Segments_out_of_order_and_malformed_tags_are_refused()
    {
        Assert.Throws<InvalidOperationException>(() => Written(":+.? '", 0, writer => writer.Element("A")));
        Assert.Throws<InvalidOperationException>(() => Written(":+.? '", 0, writer => writer.End()));
        Assert.Throws<InvalidOperationException>(
            () => Written(":+.? '", 0, writer => writer.Begin("NAD").Begin("NAD")));
        Assert.Throws<InvalidOperationException>(
            () => Written(":+.? '", 0, writer => writer.Begin("NAD").Element("A").Repeat("B")));
        Assert.Throws<InvalidOperationException>(() => Written(":+.?*'", 0, writer => writer.Begin("NAD").Repeat("B")));
        foreach (var tag in new[] { "", "NA", "nad", "1AD", "NADA", "NÄD" })
            Assert.Throws<ArgumentException>(() => Written(":+.? '", 0, writer => writer.Begin(tag)));
    }

    // Segments of elements of repetitions of components.
    private static List<(string Tag, List<List<string[]>> Elements)> Content(Random random, bool isRepeated) =>
    [
        .. Enumerable.Range(0, random.Next(1, 5)).Select(_ => (Tags[random.Next(Tags.Length)],
            Enumerable.Range(0, random.Next(6)).Select(_ =>
                Enumerable.Range(0, isRepeated ? random.Next(1, 4) : 1).Select(_ =>
                    Enumerable.Range(0, random.Next(1, 5)).Select(_ => Value(random)).ToArray()).ToList()).ToList())),
    ];

    private static string Value(Random random) => random.Next(3) == 0 ? ""
        : string.Concat(Enumerable.Range(0, random.Next(1, 9)).Select(_ => Letters[random.Next(Letters.Length)]));

    private static void Write(SegmentWriter writer, List<(string Tag, List<List<string[]>> Elements)> content)
    {
        foreach (var (tag, elements) in content)
        {
            writer.Begin(tag);
            foreach (var element in elements)
            {
                writer.Composite(element[0]);
                foreach (var repetition in element.Skip(1))
                    writer.Repeat(repetition);
            }

            writer.End();
        }
    }

    private static string Written(string six, int line, Action<SegmentWriter> write)
    {
        var target = new ArrayBufferWriter<byte>();
        write(new(target, Delimiters.Of(Specimens.Bytes(six)), CharacterSet.Declared("UNOA")!, line));
        return Encoding.Latin1.GetString(target.WrittenSpan);
    }

    // What is empty at an end cannot be told from what was not sent.
    private static string Print((string Tag, List<List<string[]>> Elements) segment) => segment.Tag + string.Concat(
        segment.Elements.Select(element => "\u0001" + string.Join('\u0002',
            element.Select(repetition => string.Join('\u0003', repetition).TrimEnd('\u0003'))).TrimEnd('\u0002')))
        .TrimEnd('\u0001');

    private static List<string> ReadBack(string text, string six)
    {
        var read = new List<string>();
        using var reader = new SegmentReader(Specimens.Bytes(text), Delimiters.Of(Specimens.Bytes(six)), 0);
        while (reader.Read())
            read.Add(Print(reader.Current));
        return read;
    }

    private static string Print(Segment segment)
    {
        var text = new StringBuilder(segment.Tag.ToString());
        for (var at = 0; at < segment.Count; at++)
        {
            text.Append('\u0001');
            for (var repetition = 0; repetition < segment[at].RepetitionCount; repetition++)
            {
                text.Append(repetition > 0 ? "\u0002" : "");
                var element = segment[at].Repetition(repetition);
                for (var component = 0; component < element.Count; component++)
                    text.Append(component > 0 ? "\u0003" : "").Append(Walk.Text(element[component]));
            }
        }

        return text.ToString();
    }
}
