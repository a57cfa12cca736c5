using Bmis.Documents.Reading;

namespace Bmis.Documents.Tests.Reading;

/// <summary>The search for the length that a chip likes best.</summary>
public sealed class ReadLadderTests
{
    private const int Large = 20_000;

    // The last number is that of refusals that the search may cost.
    [Theory]
    [InlineData(65_536, 32_000, 0)]
    [InlineData(2_048, 2_048, 2)]
    [InlineData(1_024, 1_024, 2)]
    [InlineData(256, 231, 3)]
    [InlineData(223, 223, 2)]
    [InlineData(192, 191, 3)]
    [InlineData(160, 159, 3)]
    [InlineData(128, 127, 4)]
    [InlineData(100, 95, 5)]
    [InlineData(40, 31, 6)]
    public void The_longest_length_is_found_with_few_refusals(int most, int found, int refusals)
    {
        var ladder = new ReadLadder(ReadLadder.Most, isSettled: false);
        var refused = 0;
        for (var left = Large; left > 0;)
        {
            var asked = ladder.For(left, ReadLadder.MostShort);
            if (asked > most)
            {
                Assert.True(ladder.Refuse(asked, right: null));
                refused++;
                continue;
            }

            ladder.Accept(asked);
            left -= asked;
        }

        Assert.Equal(found, ladder.Length);
        Assert.InRange(refused, 0, refusals);
    }

    [Fact]
    public void A_chip_that_refuses_every_length_is_given_up()
    {
        var ladder = new ReadLadder(ReadLadder.Most, isSettled: false);
        for (var i = 0; i < 5; i++)
            ladder.Refuse(ladder.For(null, ReadLadder.MostShort), right: null);
        Assert.False(ladder.Refuse(ladder.For(null, ReadLadder.MostShort), right: null));
        Assert.False(ladder.HasWorked);
    }

    [Fact]
    public void The_length_that_a_chip_names_is_taken_and_nothing_longer_is_tried()
    {
        var ladder = new ReadLadder(ReadLadder.Most, isSettled: false);
        Assert.True(ladder.Refuse(ladder.For(null, ReadLadder.MostShort), right: 144));
        ladder.Accept(144);
        Assert.Equal(144, ladder.For(Large, ReadLadder.MostShort));
    }

    [Fact]
    public void A_settled_ladder_asks_for_nothing_longer_and_a_small_rest_for_itself()
    {
        var ladder = new ReadLadder(159, isSettled: true);
        ladder.Accept(159);
        Assert.Equal((159, 12), (ladder.For(Large, ReadLadder.MostShort), ladder.For(12, ReadLadder.MostShort)));
    }

    [Fact]
    public void A_length_of_the_short_form_is_cut_to_what_the_cipher_leaves()
    {
        var ladder = new ReadLadder(ReadLadder.MostShort, isSettled: true);
        Assert.Equal(223, ladder.For(Large, mostShort: 223));
    }
}
