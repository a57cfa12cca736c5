using Bmis.Biographics;
using Bmis.Watchlist.Lists;
using Bmis.Watchlist.Lists.Ofac;
using Bmis.Watchlist.Tests.Quality;

namespace Bmis.Watchlist.Tests.Lists;

public sealed class OfacCsvImporterTests
{
    private static readonly OfacCsvImporter Importer = new();

    [Fact]
    public void Remarks_become_dates_places_documents_and_weak_aliases()
    {
        var entry = Specimens.OfacEntries().Single(one => one.Id == "ofac:90001");
        Assert.Equal(
            ["SAMPLEMAN, Viktor Emil", "SAMPELMANN, Wiktor", "EMIL THE CLERK"], entry.Names.Select(one => one.Text));
        Assert.Equal(NameQuality.Weak, entry.Names[2].Quality);
        Assert.Equal(new DateOnly(1968, 3, 14), entry.BirthDates[0].Earliest);
        Assert.Equal(BirthCertainty.Approximate, entry.BirthDates[1].Certainty);
        Assert.Equal(["Zenith, Egypt"], entry.BirthPlaces);
        Assert.Equal(["EGY"], entry.Nationalities.Select(one => one.Code));
        Assert.Equal(Sex.M, entry.Sex);
        Assert.Equal(["X7K204415", "68031477"], entry.Documents.Select(one => one.Number.Text));
        Assert.Equal("MLT", entry.Documents[1].IssuingState?.Code);
        Assert.Equal(AlertActions.Refer, entry.Actions);
    }

    [Fact]
    public void Ranges_former_names_comments_and_kinds_are_read()
    {
        var entries = Specimens.OfacEntries().ToDictionary(one => one.Id);
        Assert.Equal(new DateOnly(1976, 12, 31), entries["ofac:90002"].BirthDates[0].Latest);
        Assert.Equal(["MLT", "PRK"], entries["ofac:90002"].Nationalities.Select(one => one.Code));
        Assert.Equal(["TEST1", "TEST2"], entries["ofac:90002"].Programmes);
        Assert.Equal(NameKind.Former, entries["ofac:90003"].Names[1].Kind);
        Assert.EndsWith("Phone Number 000000000.", entries["ofac:90004"].Remarks, StringComparison.Ordinal);
        Assert.Equal(EntryKind.Vessel, entries["ofac:90005"].Kind);
    }

    [Theory]
    [InlineData("circa 1948-1950", "1948-01-01", "1950-12-31")]
    [InlineData("01 Jan 1961", "1961-01-01", "1961-12-31")]
    [InlineData("Dec 1948", "1948-12-01", "1948-12-31")]
    [InlineData("02 Mar 1948 to 05 May 1949", "1948-03-02", "1949-05-05")]
    public void Birth_dates_become_intervals(string text, string earliest, string latest)
    {
        var interval = OfacDates.Read(text)!.Value;
        Assert.Equal(earliest, $"{interval.Earliest:yyyy-MM-dd}");
        Assert.Equal(latest, $"{interval.Latest:yyyy-MM-dd}");
    }

    [Fact]
    public void Line_ends_of_either_kind_and_the_mark_at_the_end_are_accepted()
    {
        var files = Specimens.OfacWith("sdn.csv", text => text.Replace("\n", "\r\n", StringComparison.Ordinal));
        Assert.True(Importer.Import(files).Succeeded);
    }

    [Fact]
    public void A_file_cut_in_half_is_refused_whole_and_the_row_is_named()
    {
        var result = Importer.Import(Specimens.OfacWith("sdn.csv", text => text[..(text.Length / 2)]));
        Assert.False(result.Succeeded);
        Assert.Contains(result.Problems, problem => problem is { File: "sdn.csv", Row: 2 });
    }

    [Fact]
    public void A_wrong_number_of_columns_is_refused_with_its_row()
    {
        var result = Importer.Import(Specimens.OfacWith(
            "alt.csv", text => text.Replace("80002,\"aka\"", "80002,\"aka\",\"extra\"", StringComparison.Ordinal)));
        var problem = Assert.Single(result.Problems);
        Assert.Equal("alt.csv, row 2: The row has 6 columns instead of 5.", problem.ToString());
    }

    [Fact]
    public void An_alias_without_its_entry_is_refused_with_row_and_column()
    {
        var result = Importer.Import(Specimens.OfacWith(
            "alt.csv", text => text.Replace("90003,80003", "99999,80003", StringComparison.Ordinal)));
        Assert.Equal("alt.csv, row 3, column ent_num: No entry has this number.", result.Problems.Single().ToString());
    }

    [Fact]
    public void A_stray_quotation_mark_is_refused_and_does_not_swallow_the_file()
    {
        var result = Importer.Import(Specimens.OfacWith(
            "sdn.csv", text => text.Replace("90003,\"PRIMERNAYA", "90003,\"\"PRIMERNAYA", StringComparison.Ordinal)));
        Assert.Contains(result.Problems, problem => problem is { File: "sdn.csv", Row: 3 });
        Assert.DoesNotContain(result.Problems, problem => problem.Row == 4);
    }

    [Fact]
    public void A_number_given_twice_keeps_both_subjects_with_a_warning()
    {
        var result = Importer.Import(Specimens.OfacWith(
            "sdn.csv", text => text.Replace("90005,", "90001,", StringComparison.Ordinal)));
        Assert.Contains("ofac:90001.2", result.Entries!.Select(entry => entry.Id));
        Assert.Equal(5, Assert.Single(result.Warnings).Row);
    }

    [Fact]
    public void A_missing_or_unknown_file_is_refused()
    {
        Assert.Contains(Importer.Import([]).Problems, problem => problem.File == "sdn.csv");
        var unknown = Importer.Import([.. Specimens.Ofac(), new("other.csv", [])]);
        Assert.Contains(unknown.Problems, problem => problem.File == "other.csv");
    }

    [Fact]
    public void Problems_never_quote_the_file()
    {
        var result = Importer.Import(Specimens.OfacWith(
            "sdn.csv", text => text.Replace("\"individual\"", "\"person\"", StringComparison.Ordinal)));
        Assert.All(result.Problems, problem => Assert.DoesNotContain(
            "SAMPLEMAN", problem.ToString(), StringComparison.Ordinal));
        Assert.Contains(result.Problems, problem => problem.Column == "SDN_Type");
    }

    [Fact]
    public void Random_damage_is_answered_and_never_thrown()
    {
        var random = new Random(7);
        for (var i = 0; i < 300; i++)
        {
            var files = Specimens.Ofac().Select(file => file with { Content = Damaged(file.Content, random) });
            var result = Importer.Import([.. files]);
            Assert.True(result.Succeeded || result.Problems.Count > 0);
        }
    }

    [Fact]
    public void The_published_files_are_read_whole()
    {
        var entries = RealLists.Entries(RealLists.Published);
        Assert.Equal(8976, entries.Count);
        var written = AlertListFile.Read(AlertListFile.Write([.. entries])).Entries!;
        Assert.True(ListDifference.Between(entries, written).IsEmpty);
        Assert.Equal(4620, entries.Count(entry => entry.Kind == EntryKind.Person));
        Assert.Equal(406, entries.Count(entry => entry.Kind == EntryKind.Vessel));
        Assert.Equal(
            11910, entries.Sum(entry => entry.Names.Skip(1).Count(name => name.Quality == NameQuality.Strong)));
        var entry = entries.Single(one => one.Id == "ofac:2686");
        Assert.Equal("NASRALLAH, Hasan", entry.Title);
        Assert.Equal(4, entry.BirthDates.Count);
        Assert.Equal("LBN", entry.Documents[0].IssuingState?.Code);
    }

    [Fact]
    public void Nearly_every_stated_birth_date_of_the_published_files_is_understood()
    {
        var rows = RealLists.Rows("derived/ofac_dob_strings.tsv").ToList();
        var read =
            rows.Count(row => OfacDates.Read(row[1].Replace("alt. ", "", StringComparison.Ordinal)[4..]) is not null);
        Assert.True(read >= 0.999 * rows.Count, $"{read} of {rows.Count}");
    }

    [Fact]
    public void Rows_written_by_hand_into_a_published_list_lose_nobody()
    {
        var result = Importer.Import(RealLists.Files(RealLists.Touched));
        Assert.Equal(9044, result.Entries?.Count);
        Assert.Equal(2, result.Warnings.Count);
    }

    [Fact]
    public void The_difference_of_two_versions_is_counted()
    {
        var before = RealLists.Entries(RealLists.Published);
        var after = RealLists.Entries(RealLists.Touched);
        var difference = ListDifference.Between(before, after);
        Assert.Equal(after.Count - before.Count, difference.Added.Count - difference.Removed.Count);
        Assert.NotEmpty(difference.Changed);
        Assert.True(ListDifference.Between(after, after).IsEmpty);
    }

    private static byte[] Damaged(byte[] content, Random random)
    {
        var damaged = content[..random.Next(content.Length + 1)];
        for (var i = 0; i < random.Next(6) && damaged.Length > 0; i++)
            damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
        return damaged;
    }
}
