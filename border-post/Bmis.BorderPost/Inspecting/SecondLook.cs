using Bmis.Biographics;

namespace Bmis.BorderPost.Inspecting;

/// <summary>
/// What somebody else reads from a document that was typed, without having seen what was typed. It prints as
/// <c>[second look]</c>.
/// </summary>
/// <param name="OfficerId">Who looks.</param>
/// <param name="Number">The document's number; null where there is none.</param>
/// <param name="BirthDate">The holder's birth date, as far as the document says it.</param>
internal sealed record SecondLook(string OfficerId, DocumentNumber? Number, PartialDate BirthDate)
{
    /// <summary>Compares with what was typed; the first difference counts.</summary>
    internal SecondLookAnswer Compare(InspectionSubject typed)
    {
        if (typed.TypedBy == OfficerId) return SecondLookAnswer.SamePerson;
        if (typed.Document?.Number != Number) return SecondLookAnswer.NumberDiffers;
        return (typed.Traveller?.BirthDate ?? PartialDate.Unknown) == BirthDate
            ? SecondLookAnswer.Agrees
            : SecondLookAnswer.BirthDateDiffers;
    }

    public override string ToString() => "[second look]";
}
