using Bmis.Crossings.Policies;
using Bmis.Crossings.Records;

namespace Bmis.BorderPost.PaperForms;

/// <summary>Which paper forms are taken; pure.</summary>
internal static class PaperRules
{
    /// <summary>A year and some days: a slip in the year of a date is found.</summary>
    internal static readonly TimeSpan Oldest = TimeSpan.FromDays(370);

    /// <summary>Null when the form may wait for its second look.</summary>
    internal static PaperProblem? Judge(
        PaperForm form, TravelRule rule, IEnumerable<Crossing> recorded, DateTimeOffset now)
    {
        if (form.Number.Length is 0 or > PaperForm.LongestNumber) return PaperProblem.Number;
        if (form.DecidedBy.Length is 0 or > PaperForm.LongestNumber) return PaperProblem.Officer;
        if (!IsPost(form.PostCode)) return PaperProblem.Post;
        if (form.At > now) return PaperProblem.InFuture;
        if (now - form.At > Oldest) return PaperProblem.TooOld;
        if (!rule.Required.All(form.Trip.Has)) return PaperProblem.Unanswered;
        return recorded.Any(one => IsSame(one, form)) ? PaperProblem.AlreadyThere : null;
    }

    // Only headquarters knows all posts.
    private static bool IsPost(string code) => code.Length is > 0 and <= PaperForm.LongestPost
        && code.All(one => char.IsAsciiLetterUpper(one) || char.IsAsciiDigit(one) || one == '-');

    // Each post numbers its forms by itself.
    private static bool IsSame(Crossing recorded, PaperForm form) =>
        (recorded.PaperForm == form.Number && recorded.PostCode == form.PostCode)
        || (recorded.Direction == form.Subject.Direction
            && form.Subject.Document is { } document
            && recorded.Document?.Number == document.Number
            && recorded.Document.IssuingState == document.IssuingState
            && (recorded.DecidedAt - form.At).Duration() < TimeSpan.FromMinutes(1));
}
