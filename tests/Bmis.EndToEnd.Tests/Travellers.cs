using Bmis.Biographics;
using Bmis.Documents.Mrz;

namespace Bmis.EndToEnd.Tests;

/// <summary>Made-up travellers of the specimen State, and documents in the name of anybody.</summary>
internal static class Travellers
{
    private static readonly string[] Surnames =
    [
        "Alderney", "Brackwater", "Cinderford", "Dunmarrow", "Eastmere", "Fenwhistle", "Greycairn", "Hollowell",
        "Inverlake", "Juniperson", "Kestrelford",
    ];

    /// <summary>The MRZ of an ordinary traveller; each number gives another one.</summary>
    internal static string Ordinary(int number) => Passport(
        Surnames[number % Surnames.Length],
        "Quill",
        $"X{1_000_000 + number}",
        $"19{60 + (number % 30)}-03-{1 + (number % 28):D2}");

    internal static string Passport(
        string surname, string givenNames, string number, string birthDate, string state = "UTO") =>
        MrzComposer.Compose(MrzFormat.Td3, new MrzFields
        {
            DocumentCode = "P",
            IssuingState = CountryCode.Parse(state).Value,
            Nationality = CountryCode.Parse(state).Value,
            Name = PersonName.Parse(surname, givenNames).Value,
            Number = DocumentNumber.Parse(number).Value,
            DateOfBirth = PartialDate.Parse(birthDate).Value,
            Sex = Sex.X,
            DateOfExpiry = PartialDate.Parse("2035-01-31").Value,
        }).Text;
}
