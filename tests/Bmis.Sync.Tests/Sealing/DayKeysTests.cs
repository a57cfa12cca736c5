using Bmis.Sync.Sealing;

namespace Bmis.Sync.Tests.Sealing;

public sealed class DayKeysTests : IDisposable
{
    private static readonly DateOnly Day = new(2026, 11, 26);
    private readonly DirectoryInfo _disk = Directory.CreateTempSubdirectory("bmis-keys-");

    private string File => Path.Combine(_disk.FullName, "lane.keys");

    public void Dispose() => _disk.Delete(recursive: true);

    [Fact]
    public void A_stored_day_key_opens_its_records_after_a_restart()
    {
        KeyFile.Make(File, Keys.Random);
        WrappedDayKey stored;
        byte[] bytes;
        using (var master = Keys.Read(File))
        using (var days = new DayKeys(master))
        {
            stored = days.Make(Day);
            Assert.Null(days.Of(Day));
            Assert.Equal(SealingFault.None, days.Load(stored));
            bytes = days.SealerFor("test").Seal(days.Of(Day)!, [], "a name"u8);
        }

        using var again = Keys.Read(File);
        using var held = new DayKeys(again);
        Assert.Equal(SealingFault.UnknownKey, held.SealerFor("test").Open([], bytes).Fault);
        held.Load(stored);
        Assert.Equal("a name"u8.ToArray(), held.SealerFor("test").Open([], bytes).Content);
    }

    [Fact]
    public void An_erased_day_key_takes_all_of_its_records_with_it_and_no_others()
    {
        using var master = MasterKeys.Make(Keys.Random);
        using var days = new DayKeys(master);
        var (one, two) = (days.Make(Day), days.Make(Day.AddDays(1)));
        days.Load(one);
        days.Load(two);
        var sealer = days.SealerFor("test");
        var (first, second) = (
            sealer.Seal(days.Of(Day)!, [], "one"u8), sealer.Seal(days.Of(Day.AddDays(1))!, [], "two"u8));
        days.Erase(one.Id, Day);
        Assert.Equal("sealing.key-erased", sealer.Open([], first).Code);
        Assert.True(sealer.Open([], second).IsOpened);
        Assert.Null(days.Of(Day));
        using var later = new DayKeys(master);
        later.Load(one with { Bytes = null });
        Assert.Equal(SealingFault.KeyErased, later.SealerFor("test").Open([], first).Fault);
    }

    [Fact]
    public void A_day_key_of_another_day_id_or_master_is_refused()
    {
        using var master = MasterKeys.Make(Keys.Random);
        using var days = new DayKeys(master);
        var stored = days.Make(Day);
        Assert.Equal(SealingFault.Tampered, days.Load(stored with { Day = Day.AddDays(1) }));
        Assert.Equal(SealingFault.Tampered, days.Load(stored with { Id = new SealingKeyId(7) }));
        Assert.Equal(SealingFault.Malformed, days.Load(stored with { Bytes = new byte[20] }));
        using var other = MasterKeys.Make(Keys.Random);
        using var strangers = new DayKeys(other);
        Assert.Equal(SealingFault.UnknownKey, strangers.Load(stored));
    }

    [Fact]
    public void After_a_rotation_day_keys_are_wrapped_anew_and_the_old_master_key_can_go()
    {
        KeyFile.Make(File, Keys.Random);
        WrappedDayKey stored;
        byte[] bytes;
        using (var master = Keys.Read(File))
        using (var days = new DayKeys(master))
        {
            stored = days.Make(Day);
            days.Load(stored);
            Assert.Null(days.WrapAnew(stored));
            bytes = days.SealerFor("test").Seal(days.Of(Day)!, [], "a name"u8);
        }

        KeyFile.Rotate(File, Keys.Random);
        using (var master = Keys.Read(File))
        using (var days = new DayKeys(master))
        {
            Assert.Equal(SealingFault.None, days.Load(stored));
            stored = days.WrapAnew(stored)!;
            Assert.Equal(master.Newest.Id, Sealer.KeyOf(stored.Bytes!.Value.Span));
        }

        Keys.KeepNewest(File);
        using var newest = Keys.Read(File);
        using var last = new DayKeys(newest);
        Assert.Equal(SealingFault.None, last.Load(stored));
        Assert.Equal("a name"u8.ToArray(), last.SealerFor("test").Open([], bytes).Content);
    }
}
