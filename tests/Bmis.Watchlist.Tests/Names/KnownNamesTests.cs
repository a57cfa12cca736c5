using Bmis.Watchlist.Names;

namespace Bmis.Watchlist.Tests.Names;

public sealed class KnownNamesTests
{
    private static readonly KnownNames Three = new(["ANNE\t2\t", "ANKE\t\t2", "HANNE\t\t"]);

    [Fact]
    public void A_row_names_later_ones_and_both_sides_know_it()
    {
        Assert.Equal(NameRelation.OneName, Three.Relate(0, 2));
        Assert.Equal(NameRelation.OneName, Three.Relate(2, 0));
        Assert.Equal([0], Three.SpellingsOf(2).ToArray());
    }

    [Fact]
    public void Names_that_may_be_one_are_neither_one_nor_two()
    {
        Assert.Equal(NameRelation.Unknown, Three.Relate(2, 1));
        Assert.Equal(NameRelation.TwoNames, Three.Relate(0, 1));
    }

    [Fact]
    public void Of_a_name_that_is_not_known_nothing_is_said()
    {
        Assert.Equal(-1, Three.IdOf("SPECIMENBERG"));
        Assert.Equal(NameRelation.Unknown, Three.Relate(-1, 0));
        Assert.Empty(Three.SpellingsOf(-1).ToArray());
    }

    [Theory]
    [InlineData("MOHAMMED", "MUHAMMAD", NameRelation.OneName)]
    [InlineData("ALEXANDER", "OLEKSANDR", NameRelation.OneName)]
    [InlineData("MARIA", "MARIYA", NameRelation.OneName)]
    [InlineData("YUSUF", "YOUSSEF", NameRelation.Unknown)]
    [InlineData("CASTILLO", "CASTANO", NameRelation.TwoNames)]
    [InlineData("KHALID", "WALID", NameRelation.TwoNames)]
    [InlineData("WILLIAM", "GUILLAUME", NameRelation.TwoNames)]
    internal void The_shipped_names_are_related_as_the_world_writes_them(
        string one, string other, NameRelation relation) =>
        Assert.Equal(
            relation,
            KnownNames.Shipped.Relate(KnownNames.Shipped.IdOf(one), KnownNames.Shipped.IdOf(other)));

    [Fact]
    public void Every_shipped_name_is_in_the_letters_of_an_mrz_and_relations_go_both_ways()
    {
        var names = KnownNames.Shipped;
        Assert.True(names.Count > 5000);
        for (var id = 0; id < names.Count; id++)
        {
            Assert.All(names[id], letter => Assert.True(char.IsAsciiLetterUpper(letter)));
            foreach (var other in names.SpellingsOf(id)) Assert.Equal(NameRelation.OneName, names.Relate(other, id));
        }
    }
}
