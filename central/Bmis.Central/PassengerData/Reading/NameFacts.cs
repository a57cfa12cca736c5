namespace Bmis.Central.PassengerData.Reading;

/// <summary>A name as a message has it. It prints as <c>[name]</c>.</summary>
internal sealed record NameFacts(string Surname, IReadOnlyList<string> GivenNames)
{
    public override string ToString() => "[name]";
}
