using Bmis.Edifact.Filtering;
using Bmis.Edifact.Pnrgov;

namespace Bmis.Edifact.Tests.Pnrgov;

/// <summary>Texts of services as no sender writes them.</summary>
public sealed class TextFuzzTests
{
    private const int Seed = 20261129;
    private static readonly DateOnly Flight = new(2028, 2, 29);

    private static readonly string[] Pieces =
    [
        "/", "//", "/I", "D", "R", "B", "V", "I", "UTO", "29FEB27", "29FEB28", "14MAR25", "31FEB25", "CTCE", "CTC", " ",
        "..", "./", ".", "-", "HK1", "UT", "ANNA", "4111", "1111111111111111", "TKNE", "\u00c5", "\0", "+",
    ];

    [Fact]
    public void Any_text_is_read_without_an_exception()
    {
        var random = new Random(Seed);
        var (addresses, papers, contacts) = (0, 0, 0);
        for (var turn = 0; turn < 50_000; turn++)
        {
            var text = string.Concat(
                Enumerable.Range(0, random.Next(12)).Select(_ => Pieces[random.Next(Pieces.Length)]));
            addresses += DocaText.Read(text) is null ? 0 : 1;
            papers += DocoText.Read(text, Flight)?.IssueDay is { } day && day <= Flight ? 1 : 0;
            contacts += ContactText.OfFreeText(text) is null ? 0 : 1;
            Assert.Equal(text.Length, CardNumbers.MaskIn(text).Length);
            _ = ContactText.Read("CTCE", text);
        }

        Assert.InRange(addresses, 40_000, int.MaxValue);
        Assert.InRange(papers, 50, int.MaxValue);
        Assert.InRange(contacts, 50, int.MaxValue);
    }
}
