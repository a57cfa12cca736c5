using Bmis.Crossings.Policies;
using Bmis.Crossings.Records;

namespace Bmis.BorderPost.Inspecting;

/// <summary>Whether there is a live photograph that can be used. It follows the pictures that are taken.</summary>
internal static class PhotoCheck
{
    internal const string Name = "photograph";

    /// <summary>One outcome where there is a photograph or the rule demands one, none where not.</summary>
    internal static IEnumerable<CheckOutcome> Judge(TravelRule rule, Photograph? photograph)
    {
        if (photograph is not null)
            yield return photograph.Quality.Length == 0
                ? new(Name, CheckResult.Successful, "", false, TimeSpan.Zero)
                : new(Name, CheckResult.Undetermined, $"photo.{photograph.Quality}", false, TimeSpan.Zero);
        else if (rule.Mandatory.Contains(Name) || rule.Advisory.Contains(Name))
            yield return new(Name, CheckResult.NotPerformed, "photo.missing", false, TimeSpan.Zero);
    }
}
