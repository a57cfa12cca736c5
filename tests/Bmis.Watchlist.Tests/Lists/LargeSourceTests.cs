using System.Diagnostics;
using System.Text;
using Bmis.Watchlist.Lists;

namespace Bmis.Watchlist.Tests.Lists;

/// <summary>Sources with very many rows, honest and hostile.</summary>
public sealed class LargeSourceTests
{
    private const int Rows = 100_000;

    // An honest file of this size takes a second or two; what grows with the square of the rows takes minutes.
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(60);

    private static string Uk(Func<int, string> group) => "Last Updated,27/11/2026\n"
        + "Name 6,Name 1,DOB,Nationality,Group Type,Alias Type,Group ID,Other Information\n"
        + string.Concat(Enumerable.Range(1, Rows).Select(
            row => $"SAMPLE{row},Ada,01/02/1980,Malta,Individual,AKA,{group(row)},Remark {row}\n"));

    private static string Ftm() => string.Concat(Enumerable.Range(1, Rows).Select(row =>
        $"{{\"id\":\"NK-{row}\",\"schema\":\"Person\",\"properties\":"
        + $"{{\"name\":[\"Sample {row}\"],\"birthDate\":[\"1980\"]}}}}\n"));

    private static string Un() => "<CONSOLIDATED_LIST><INDIVIDUALS>"
        + string.Concat(Enumerable.Range(1, Rows).Select(row =>
            $"<INDIVIDUAL><FIRST_NAME>SAMPLE {row}</FIRST_NAME>"
            + $"<REFERENCE_NUMBER>SPi.{row}</REFERENCE_NUMBER></INDIVIDUAL>\n"))
        + "</INDIVIDUALS></CONSOLIDATED_LIST>";

    private static ImportResult Timed(string source, string text)
    {
        var (file, start) = (new SourceFile("file", Encoding.UTF8.GetBytes(text)), Stopwatch.GetTimestamp());
        var result = ListImporters.Find(source)!.Import([file]);
        Assert.InRange(Stopwatch.GetElapsedTime(start), TimeSpan.Zero, Bound);
        return result;
    }

    [Fact]
    public void A_list_of_very_many_entries_is_read()
    {
        Assert.Equal(Rows, Timed("uk-csv", Uk(row => $"{row}")).Entries?.Count);
        Assert.Equal(Rows, Timed("ftm-jsonl", Ftm()).Entries?.Count);
        Assert.Equal(Rows, Timed("un-xml", Un()).Entries?.Count);
    }

    [Fact]
    public void One_entry_of_very_many_rows_is_refused_in_the_time_of_a_list() => Assert.Equal(
        3, Timed("uk-csv", Uk(_ => "1")).Problems.Single().Row);
}
