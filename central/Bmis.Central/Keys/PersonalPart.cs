using Bmis.Crossings.Records;

namespace Bmis.Central.Keys;

/// <summary>What a row of a crossing says of the person. It prints as <c>[traveller]</c>.</summary>
/// <param name="Primary">Primary identifier.</param>
/// <param name="Secondary">Secondary identifier.</param>
/// <param name="BirthDate">Birth date, as far as it is known.</param>
/// <param name="DocumentNumber">Number of the document.</param>
internal sealed record PersonalPart(string Primary, string Secondary, string BirthDate, string DocumentNumber)
{
    /// <summary>Nothing is known, or it is erased.</summary>
    public static readonly PersonalPart None = new("", "", "", "");

    public static PersonalPart Of(Crossing crossing) => new(
        crossing.Traveller?.Name.Primary ?? "",
        crossing.Traveller?.Name.Secondary ?? "",
        crossing.Traveller?.BirthDate.ToIso() ?? "",
        crossing.Document?.Number.Text ?? "");

    public override string ToString() => "[traveller]";
}
