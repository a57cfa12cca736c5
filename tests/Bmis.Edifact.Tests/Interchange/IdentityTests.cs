using Bmis.Edifact.Interchange;

namespace Bmis.Edifact.Tests.Interchange;

/// <summary>Whatever arrives: no exception, every byte in one place, and the same answers from every door.</summary>
public sealed class IdentityTests
{
    private const int Seed = 20261129;
    private const int Cases = 50_000;
    private const int Large = 1024 * 1024;

    private static readonly byte[][] Material = [.. Specimens.All.Select(Specimens.Bytes)];

    [Fact]
    public void Segments_and_gaps_of_every_specimen_are_its_bytes()
    {
        foreach (var bytes in Material)
            Demand(bytes);
    }

    [Fact]
    public void Segments_and_gaps_of_every_sample_are_its_bytes()
    {
        foreach (var name in Samples.NamesOrSkip())
            Demand(Samples.Read(name));
    }

    [Fact]
    public void Fifty_thousand_broken_specimens_are_read_without_an_exception()
    {
        var random = new Random(Seed);
        var read = 0;
        for (var number = 0; number < Cases; number++)
        {
            var (sample, other) = (Material[random.Next(Material.Length)], Material[random.Next(Material.Length)]);
            read += Demand(Mutator.Of(sample, other, random)) ? 1 : 0;
        }

        // Input that is never read reaches only the doorstep.
        Assert.InRange(read, Cases / 2, Cases - 1);
    }

    // A reader that looks at a byte more than a fixed number of times does not come to an end here.
    [Theory]
    [InlineData("", "UN")]
    [InlineData("", "UNB+UNOA:1")]
    [InlineData("", "UNB+UNOA:1'")]
    [InlineData("", "UNA:+.? 'UNB+UNOA'")]
    [InlineData("", "UNH+1+PAXLST:D'")]
    [InlineData("", "UNB\n\n\n\n\n\n")]
    [InlineData("UNB+UNOA:4+A'UNH+1+PAXLST:D'", "?")]
    [InlineData("UNB+UNOA:4+A'UNH+1+PAXLST:D'FTX+", "?\n")]
    [InlineData("UNB+UNOA:4+A'UNH+1+PAXLST:D'FTX+", "\n")]
    [InlineData("UNB+UNOA:4+A'UNH+1+PAXLST:D'FTX+", "\nUNA:+.? 'U")]
    [InlineData("UNB+UNOA:4+A'UNH+1+PAXLST:D'FTX+", "+")]
    [InlineData("UNB+UNOA:4+A'UNH+1+PAXLST:D'", "'")]
    [InlineData("UNB+UNOA:4+A'UNH+1+PAXLST:D'UNT+2+1'", "UN\n")]
    [InlineData("UNB+UNOA:4+A'UNH+1+PAXLST:D'UNT+2+1'", "X UNT")]
    public void Time_grows_with_the_bytes_alone(string head, string repeated)
    {
        var text = head + string.Concat(Enumerable.Repeat(repeated, Large / repeated.Length));
        var bytes = Specimens.Bytes(text);
        var transmission = Transmission.Read(bytes);
        Assert.InRange(transmission.Diagnostics.Count, 1, EdifactLimits.Diagnostics);
        Assert.True(CleanText.Of(bytes).Length <= 2 * bytes.Length);
    }

    // Whether a segment was read.
    private static bool Demand(byte[] bytes)
    {
        var walk = Walk.Of(bytes);
        Assert.True(bytes.AsSpan().SequenceEqual(walk.Emitted));
        var transmission = Transmission.Read(bytes);
        DemandPlaces(transmission, walk);
        DemandMessages(transmission, walk);
        DemandClean(bytes, walk);
        return walk.Segments.Count > 0;
    }

    // Where separators must be inferred, text that goes away with the noise may have helped.
    private static void DemandClean(byte[] bytes, Walk walk)
    {
        var clean = CleanText.Of(bytes);
        if (walk.Codes.Contains(DiagnosticCode.SeparatorsInferred))
            return;
        Assert.Equal(walk.Segments, Walk.Of(clean).Segments);
        Assert.True(clean.AsSpan().SequenceEqual(CleanText.Of(clean)));
    }

    // Interchanges and noise are in order and apart, and hold every segment.
    private static void DemandPlaces(Transmission transmission, Walk walk)
    {
        var end = 0;
        foreach (var interchange in transmission.Interchanges)
        {
            Assert.True(interchange.Offset >= end && interchange.Length > 0);
            end = interchange.Offset + interchange.Length;
        }

        Assert.True(end <= transmission.Bytes.Length);
        Assert.All(transmission.Noise, noise =>
            Assert.DoesNotContain(walk.Places, place =>
                place.Offset < noise.Offset + noise.Length && noise.Offset < place.Offset + place.Length));
    }

    // A message that is opened by itself has the segments that it has within the transmission.
    private static void DemandMessages(Transmission transmission, Walk walk)
    {
        foreach (var message in transmission.Interchanges.SelectMany(interchange => interchange.Messages))
        {
            var first = walk.Places.FindIndex(place => place.Offset == message.Offset);
            using var reader = message.Open(transmission.Bytes.Span);
            for (var number = 0; number < message.SegmentCount; number++)
            {
                Assert.True(reader.Read());
                Assert.Equal(walk.Places[first + number], (reader.Current.Offset, reader.Current.Whole.Length));
                Assert.Equal(walk.Segments[first + number], Walk.Print(reader.Current));
            }

            Assert.False(reader.Read());
        }
    }
}
