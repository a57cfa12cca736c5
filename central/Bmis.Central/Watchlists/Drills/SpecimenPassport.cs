using Bmis.Biographics;
using Bmis.Documents.Mrz;
using Bmis.Watchlist.Lists;

namespace Bmis.Central.Watchlists.Drills;

/// <summary>
/// The passport with which the person of a drill is presented, as its holder prints it: a TD3 of the specimen State
/// (Doc 9303-4). It prints as <c>[travel document]</c>.
/// </summary>
internal sealed record SpecimenPassport
{
    private const int ValidYears = 5;

    private SpecimenPassport()
    {
    }

    public required MrzFields Fields { get; init; }

    /// <summary>Two lines of 44.</summary>
    public required string Mrz { get; init; }

    /// <summary>The passport of a drill; every server prints the same.</summary>
    public static SpecimenPassport Of(Drill drill)
    {
        var person = drill.Person;
        var fields = new MrzFields
        {
            DocumentCode = "P",
            IssuingState = DrillRules.Specimen,
            Name = PersonName.Parse(person.Names[0].Primary, person.Names[0].Secondary).Value,
            Number = person.Documents[0].Number,
            Nationality = DrillRules.Specimen,
            DateOfBirth = PartialDate.Of(person.BirthDates[0].Earliest),
            Sex = person.Sex ?? Sex.X,
            DateOfExpiry = PartialDate.Of(DateOnly.FromDateTime(drill.Plan.StartsAt).AddYears(ValidYears)),
        };
        var made = MrzComposer.Compose(MrzFormat.Td3, fields);
        return made.Succeeded
            ? new() { Fields = fields, Mrz = made.Text }
            : throw new InvalidDataException($"The passport of {drill.Id} cannot be printed: {made.Fault}.");
    }

    public override string ToString() => "[travel document]";
}
