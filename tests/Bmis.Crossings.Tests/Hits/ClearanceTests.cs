using Bmis.Biographics;
using Bmis.Crossings.Contracts;
using Bmis.Crossings.Hits;
using Bmis.Crossings.Records;

namespace Bmis.Crossings.Tests.Hits;

public sealed class ClearanceTests
{
    private static readonly DateOnly Last = new(2027, 5, 28);
    private static readonly string Says = new('1', 32);

    private static Traveller Person(string primary = "SPECIMEN", string birth = "1988-02-03") => new(
        PersonName.Parse(primary, "ADA").Value, PartialDate.Parse(birth).Value, Sex.F, CountryCode.Parse("UTO").Value);

    private static TravelDocument Passport(string number = "L898902C3") => new(
        "P", CountryCode.Parse("UTO").Value, DocumentNumber.Parse(number).Value, PartialDate.Unknown, "");

    [Fact]
    public void A_clearance_is_for_one_person_with_one_document_and_one_content_of_the_entry()
    {
        var cleared = Clearance.Of(Person(), Passport(), "un:1", Says, Last);
        Assert.NotNull(cleared);
        Assert.Equal(cleared, Clearance.Of(Person(), Passport(), "un:1", Says, Last));
        Assert.NotEqual(cleared, Clearance.Of(Person("ANOTHER"), Passport(), "un:1", Says, Last));
        Assert.NotEqual(cleared, Clearance.Of(Person(), Passport("L898902C4"), "un:1", Says, Last));
        Assert.NotEqual(cleared, Clearance.Of(Person(), Passport(), "un:1", new('2', 32), Last));
    }

    [Fact]
    public void Nobody_is_cleared_without_a_full_birth_date_or_a_number()
    {
        Assert.Null(Clearance.Of(Person(birth: "1988"), Passport(), "un:1", Says, Last));
        Assert.Null(Clearance.Of(Person(), null, "un:1", Says, Last));
        Assert.Null(Clearance.Of(null, Passport(), "un:1", Says, Last));
    }

    [Fact]
    public void The_list_is_written_and_read_again()
    {
        var cleared = Clearance.Of(Person(), Passport(), "un:1", Says, Last)!;
        var written = ClearanceContract.Write([cleared]);
        Assert.True(ClearanceContract.TryRead(written, out var read, out _));
        Assert.Equal(cleared, Assert.Single(read));
    }

    [Fact]
    public void A_list_with_a_wrong_field_is_refused_whole()
    {
        var cleared = Clearance.Of(Person(), Passport(), "un:1", Says, Last)!;
        var written = ClearanceContract.Write([cleared, cleared with { EntryDigest = "" }]);
        Assert.False(ClearanceContract.TryRead(written, out var read, out var problem));
        Assert.Empty(read);
        Assert.Equal("clearances.form", problem);
        Assert.False(ClearanceContract.TryRead([0xFF, 0xFF], out _, out problem));
        Assert.Equal("content.not-protobuf", problem);
    }
}
