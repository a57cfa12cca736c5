using Bmis.Biographics;
using Bmis.Crossings.Contracts;
using Bmis.Crossings.Expected;
using Bmis.Crossings.Records;

namespace Bmis.Crossings.Tests.Expected;

public sealed class ExpectedContractTests
{
    private static readonly ExpectedTraveller Anna = new(
        Guid.Parse("0199aaaa-0000-7000-8000-000000000001"),
        [
            new(PersonName.Parse("ERIKSSON", "ANNA MARIA").Value, PartialDate.Of(1974, 8, 12).Value, Sex.F,
                CountryCode.Parse("SWE").Value),
            new(PersonName.Parse("ERIKSSON", "ANNA").Value, PartialDate.Unknown, Sex.X, default),
        ],
        [new("P", CountryCode.Parse("SWE").Value, DocumentNumber.Parse("L898902C").Value, PartialDate.Unknown)]);

    private static readonly ExpectedFlight Flight = new()
    {
        FlightId = Guid.Parse("0199aaaa-0000-7000-8000-000000000002"),
        Name = "UT 123",
        Origin = "UTA",
        Destination = "UTB",
        Day = new(2026, 11, 29),
        ArrivesAt = new(2026, 11, 29, 12, 0, 0),
        First = 2,
        Total = 3,
        Travellers = [Anna],
        Referrals = [new(Anna, "Ask for the onward ticket.")],
    };

    [Fact]
    public void A_flight_comes_back_as_it_was_written()
    {
        Assert.True(ExpectedContract.TryRead(ExpectedContract.Write([Flight]), out var read, out var problem), problem);
        var one = Assert.Single(read);
        Assert.Equal(
            Flight with { Travellers = [], Referrals = [] }, one with { Travellers = [], Referrals = [] });
        var referral = Assert.Single(one.Referrals);
        Assert.Equal((Anna.Id, "Ask for the onward ticket."), (referral.Traveller.Id, referral.Words));
        Assert.Equal(Anna.Documents, referral.Traveller.Documents);
        var traveller = Assert.Single(one.Travellers);
        Assert.Equal(Anna.Id, traveller.Id);
        Assert.Equal(Anna.Readings, traveller.Readings);
        Assert.Equal(Anna.Documents, traveller.Documents);
    }

    [Fact]
    public void An_arrival_that_no_list_says_stays_unknown() =>
        Assert.Null(Read(Flight with { ArrivesAt = null }).ArrivesAt);

    [Theory]
    [InlineData("first.range")]
    [InlineData("total.range")]
    [InlineData("name.length")]
    [InlineData("travellers.count")]
    [InlineData("referrals.count")]
    [InlineData("referral.words")]
    public void What_breaks_a_limit_is_refused_by_name(string expected)
    {
        var wrong = expected switch
        {
            "first.range" => Flight with { First = 3 },
            "total.range" => Flight with { Total = ExpectedFlight.LongestList + 1 },
            "name.length" => Flight with { Name = new('A', ExpectedFlight.LongestName + 1) },
            "referrals.count" => Flight with
            {
                Referrals = [.. Enumerable.Repeat(Flight.Referrals[0], ExpectedFlight.MostReferrals + 1)],
            },
            "referral.words" => Flight with { Referrals = [new(Anna, "")] },
            _ => Flight with { Travellers = [.. Enumerable.Repeat(Anna, ExpectedFlight.MostTravellers + 1)] },
        };
        Assert.False(ExpectedContract.TryRead(ExpectedContract.Write([wrong]), out var read, out var problem));
        Assert.Equal(expected, problem);
        Assert.Empty(read);
    }

    [Fact]
    public void Damaged_bytes_give_a_problem_and_never_an_exception()
    {
        var random = new Random(8);
        var good = ExpectedContract.Write([Flight]);
        var refused = 0;
        for (var round = 0; round < 2000; round++)
        {
            var bytes = good.ToArray();
            for (var change = random.Next(1, 4); change > 0; change--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            if (!ExpectedContract.TryRead(bytes.AsSpan(0, random.Next(bytes.Length + 1)), out _, out var problem))
                refused += problem.Length > 0 ? 1 : 0;
        }

        Assert.InRange(refused, 500, 2000);
    }

    [Fact]
    public void Messages_print_nobody() =>
        Assert.Equal(("[traveller]", "[referral]"), (Anna.ToString(), Flight.Referrals[0].ToString()));

    [Fact]
    public void Document_person_and_birth_with_surname_find_somebody_in_this_order()
    {
        var onList = ExpectedKeys.Of(Anna).ToList();
        var atDesk = ExpectedKeys.Of(Anna.Readings[0], Anna.Documents[0]).ToList();
        Assert.Equal(["d", "p", "b"], atDesk.Select(key => key[..1]));
        Assert.Subset(onList.ToHashSet(), atDesk.ToHashSet());
    }

    [Fact]
    public void A_list_with_shortened_given_names_and_no_document_still_finds_somebody()
    {
        var listed = Anna with
        {
            Readings = [Anna.Readings[0] with { Name = PersonName.Parse("ERIKSSON", "ANNAMARI").Value }],
            Documents = [],
        };
        var atDesk = ExpectedKeys.Of(Anna.Readings[0], Anna.Documents[0]);
        Assert.Equal("b", Assert.Single(ExpectedKeys.Of(listed).Intersect(atDesk))[..1]);
    }

    [Fact]
    public void Who_is_known_by_too_little_is_found_by_nothing() =>
        Assert.Empty(ExpectedKeys.Of(Anna with { Readings = [Anna.Readings[1]], Documents = [] }));

    private static ExpectedFlight Read(ExpectedFlight flight)
    {
        Assert.True(ExpectedContract.TryRead(ExpectedContract.Write([flight]), out var read, out var problem), problem);
        return Assert.Single(read);
    }
}
