using Bmis.Documents.AccessControl;
using Bmis.Documents.Lds;

namespace Bmis.Documents.Tests.AccessControl;

public sealed class PaceChoiceTests
{
    // Each row: what the chip has (arc.cipher/parameters), and what is chosen.
    [Theory]
    [InlineData("2.2/13 6.2/13 4.2/13", "6.2/13")]
    [InlineData("4.2/18 2.1/8", "2.1/8")]
    [InlineData("2.2/8 2.2/13 2.2/11", "2.2/13")]
    [InlineData("2.1/12 2.4/12 2.2/12", "2.4/12")]
    [InlineData("2.4/8 2.1/12", "2.1/12")]
    [InlineData("1.4/2 2.2/10", "2.2/10")]
    [InlineData("1.2/0 1.2/2", "1.2/2")]
    [InlineData("4.4/18", "4.4/18")]
    [InlineData("4.4/10", null)]
    [InlineData("2.2/0 1.2/12 2.2/19 2.2/40", null)]
    [InlineData("", null)]
    public void The_best_variant_is_chosen(string has, string? chosen)
    {
        var choice = PaceChoice.Of(Infos(has));
        Assert.Equal(chosen, choice.Best is { } best ? $"{best.Protocol.Oid[20..]}/{best.ParameterId}" : null);
    }

    [Fact]
    public void What_cannot_be_used_is_reported_with_its_reason()
    {
        var infos = Infos("2.2/13 4.2/10 2.2/0 2.2/40");
        infos = infos with
        {
            Pace = [.. infos.Pace, infos.Pace[0] with { ParameterId = null }, infos.Pace[0] with { Version = 1 }],
        };
        Assert.Equal(
            [
                PaceObstacle.NoMapping, PaceObstacle.OtherFamily, PaceObstacle.OwnParameters, PaceObstacle.NoParameters,
                PaceObstacle.Version,
            ],
            PaceChoice.Of(infos).Refused.Select(refusal => refusal.Obstacle));
    }

    [Fact]
    public void Parameters_are_ambiguous_where_the_chip_has_several()
    {
        Assert.False(PaceChoice.Of(Infos("2.2/13 6.2/13")).Best!.IsAmbiguous);
        Assert.True(PaceChoice.Of(Infos("2.2/13 2.2/12")).Best!.IsAmbiguous);
        var own = Infos("2.2/13") with { PaceDomainParameters = [new("0.4.0.127.0.7.2.2.4.2", default, 40)] };
        Assert.True(PaceChoice.Of(own).Best!.IsAmbiguous);
    }

    private static SecurityInfos Infos(string has) => new()
    {
        Pace =
        [
            .. from one in has.Split(' ', StringSplitOptions.RemoveEmptyEntries)
               let parts = one.Split('/')
               select new PaceInfo(
                   PaceProtocol.Of("0.4.0.127.0.7.2.2.4." + parts[0])!, 2, int.Parse(parts[1], null)),
        ],
    };
}
