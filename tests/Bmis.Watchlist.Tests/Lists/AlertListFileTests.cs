using Bmis.Watchlist.Lists;

namespace Bmis.Watchlist.Tests.Lists;

public sealed class AlertListFileTests
{
    [Fact]
    public void What_was_written_is_read_again()
    {
        var entries = Specimens.OfacEntries().Concat(Specimens.NationalEntries()).ToList();
        var read = AlertListFile.Read(AlertListFile.Write(entries));
        Assert.Null(read.Problem);
        Assert.True(ListDifference.Between(entries, read.Entries!).IsEmpty);
        Assert.Equal(entries.Select(entry => entry.Id), read.Entries!.Select(entry => entry.Id));
    }

    [Fact]
    public void The_same_entries_give_the_same_bytes() =>
        Assert.Equal(AlertListFile.Write(Specimens.OfacEntries()), AlertListFile.Write(Specimens.OfacEntries()));

    [Fact]
    public void An_empty_list_is_a_file() => Assert.Empty(AlertListFile.Read(AlertListFile.Write([])).Entries!);

    [Fact]
    public void A_file_cut_anywhere_is_refused()
    {
        var file = AlertListFile.Write(Specimens.OfacEntries());
        for (var length = 0; length < file.Length; length++)
            Assert.False(AlertListFile.Read(file.AsSpan(0, length)).Succeeded);
    }

    [Fact]
    public void A_changed_byte_is_refused_and_never_thrown()
    {
        var file = AlertListFile.Write(Specimens.OfacEntries());
        for (var at = 0; at < file.Length; at++)
        {
            var damaged = file.ToArray();
            damaged[at] ^= 0x41;
            Assert.False(AlertListFile.Read(damaged).Succeeded, $"Byte {at} was changed.");
        }
    }

    [Fact]
    public void Two_entries_with_one_id_are_refused()
    {
        var entry = Specimens.OfacEntries()[0];
        Assert.Equal("Entry 2 has the id of another.", AlertListFile.Read(AlertListFile.Write([entry, entry])).Problem);
    }
}
