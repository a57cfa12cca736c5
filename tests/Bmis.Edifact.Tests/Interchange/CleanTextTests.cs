using System.Text;
using Bmis.Edifact.Interchange;

namespace Bmis.Edifact.Tests.Interchange;

public sealed class CleanTextTests
{
    private static readonly string[] Pairs = ["A", "B", "F"];

    [Fact]
    public void A_wrapped_and_folded_list_becomes_a_segment_a_line()
    {
        var expected = Specimens.With(Specimens.Paxlst, ":(.) -")[9..].Replace("-", "-\n", StringComparison.Ordinal);
        Assert.Equal("UNA:(.) -\n" + expected, Clean(Specimens.TypeB));
    }

    [Fact]
    public void Escapes_and_blanks_within_segments_stay()
    {
        const string Expected = "\nEQN+1'\nSRC'\nRCI+UT:XYZABC'\nIFT+4:28::UT+CTCE ANNA//EXAMPLE.ORG?+1'\n";
        Assert.Contains(Expected, Clean(Specimens.Pnrgov), StringComparison.Ordinal);
    }

    [Fact]
    public void Text_without_an_interchange_becomes_nothing() =>
        Assert.Empty(CleanText.Of("Nothing but a letter about UNB and UNH."u8));

    [Fact]
    public void Messages_of_carriers_become_the_references_byte_for_byte()
    {
        Samples.NamesOrSkip();
        foreach (var pair in Pairs)
            Assert.Equal(
                Samples.Read($"ediclean/reference_{pair}.txt"),
                CleanText.Of(Samples.Read($"ediclean/original_{pair}.txt")));
    }

    private static string Clean(string text) => Encoding.Latin1.GetString(CleanText.Of(Specimens.Bytes(text)));
}
