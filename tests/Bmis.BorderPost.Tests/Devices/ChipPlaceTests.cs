using Bmis.BorderPost.Devices;

namespace Bmis.BorderPost.Tests.Devices;

public sealed class ChipPlaceTests
{
    private readonly ChipPlace _place = new();

    [Fact]
    public void A_chip_of_which_nobody_knows_the_document_is_that_of_the_first_for_which_it_opens()
    {
        var chip = Lay(null);
        Assert.True(_place.HasChip("one"));
        Assert.Same(chip, _place.For("one"));
        Assert.Same(chip, _place.For("two"));
        _place.Claim(chip, "one");
        Assert.Same(chip, _place.For("one"));
        Assert.False(_place.HasChip("two"));
        Assert.Null(_place.For("two"));
    }

    [Fact]
    public void What_an_earlier_chip_opened_for_says_nothing_of_the_one_laid_on_since()
    {
        var earlier = Lay(null);
        var chip = Lay(null);
        _place.Claim(earlier, "one");
        Assert.Same(chip, _place.For("two"));
    }

    [Fact]
    public void A_chip_whose_document_the_reader_names_is_none_for_another()
    {
        var chip = Lay("two");
        Assert.False(_place.HasChip("one"));
        Assert.Null(_place.For("one"));
        Assert.Same(chip, _place.For("two"));
    }

    [Fact]
    public void A_chip_that_was_gone_before_its_turn_is_expected_once()
    {
        Lay("one");
        Lay("two");
        _place.Take("reader");
        Assert.False(_place.HasChip("one"));
        Assert.True(_place.Expects("one"));
        Assert.False(_place.Expects("one"));
        Assert.True(_place.Expects("two"));
        Assert.False(_place.Expects("three"));
    }

    [Fact]
    public void A_chip_that_was_read_is_not_missed()
    {
        Assert.NotNull(Asked("one"));
        _place.Take("reader");
        Assert.False(_place.Expects("one"));
    }

    [Fact]
    public void Another_reader_takes_nothing_away()
    {
        Lay(null);
        _place.Take("other");
        Assert.True(_place.HasChip("one"));
    }

    private ChipPresented? Asked(string document)
    {
        Lay(document);
        return _place.For(document);
    }

    private ChipPresented Lay(string? document)
    {
        var chip = new ChipPresented(
            _ => Task.FromResult<IConnectedChip?>(null), "reader", DateTimeOffset.UnixEpoch, document);
        _place.Put(chip);
        return chip;
    }
}
