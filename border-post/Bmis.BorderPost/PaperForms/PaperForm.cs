using Bmis.BorderPost.Inspecting;
using Bmis.Crossings.Decisions;
using Bmis.Crossings.Records;

namespace Bmis.BorderPost.PaperForms;

/// <summary>
/// A crossing that was written on paper while the lane could not record, typed and not yet compared by somebody else.
/// It prints as <c>[paper form]</c>.
/// </summary>
/// <param name="Number">The number of the form.</param>
/// <param name="At">When the officer decided, as the form says.</param>
/// <param name="Decision">What was decided: let pass, or sent to second line.</param>
/// <param name="DecidedBy">The officer whose name is on the form.</param>
/// <param name="PostCode">The post at which it was written; forms come from posts without a lane too.</param>
/// <param name="Subject">Traveller and document, as they were typed.</param>
/// <param name="Category">The traveller's category.</param>
/// <param name="Trip">What the form says about the journey.</param>
internal sealed record PaperForm(
    string Number,
    DateTimeOffset At,
    DecisionCode Decision,
    string DecidedBy,
    string PostCode,
    InspectionSubject Subject,
    string Category,
    Trip Trip)
{
    /// <summary>Longest number of a form, and longest id of an officer on it.</summary>
    internal const int LongestNumber = 32;

    /// <summary>Longest code of a post.</summary>
    internal const int LongestPost = 16;

    internal Guid Id => Subject.InspectionId;

    public override string ToString() => "[paper form]";
}
