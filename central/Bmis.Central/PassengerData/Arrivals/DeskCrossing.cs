using Bmis.Central.Keys;

namespace Bmis.Central.PassengerData.Arrivals;

/// <summary>Somebody who was at a desk. It prints as <c>[crossing]</c>.</summary>
/// <param name="At">When, on the post's clock.</param>
/// <param name="Decision">What was decided.</param>
/// <param name="Address">Where the record's page is.</param>
/// <param name="Person">Who it was.</param>
/// <param name="State">The State that issued the document.</param>
/// <param name="Keys">By what he or she is found on lists, the surest first.</param>
internal sealed record DeskCrossing(
    DateTime At, string Decision, string Address, PersonalPart Person, string State, IReadOnlyList<string> Keys)
{
    public override string ToString() => "[crossing]";
}
