using System.Security.Claims;
using Bmis.Central.Officers;

namespace Bmis.Central.Fingerprints.Conflicts;

/// <summary>Which conflicts exist for a person: whoever sees one post alone needs both enrolments there.</summary>
/// <param name="MaySee">Whether he or she decides on conflicts at all.</param>
/// <param name="SeesDiscreet">Whether what was found of entries with a discreet check exists for him or her.</param>
/// <param name="Post">The only post that counts; null for all.</param>
internal sealed record ConflictViewer(bool MaySee, bool SeesDiscreet, string? Post)
{
    // An entry is of no post.
    public const string Condition =
        """
        (not is_discreet or @SeesDiscreet)
        and (@Post::text is null or (post_code = @Post and (entry_id <> '' or other_post_code = @Post)))
        """;

    public static ConflictViewer Of(ClaimsPrincipal person) => new(
        Policies.RolesOf[Policies.Fingerprints].Any(person.IsInRole),
        person.IsInRole(Roles.DiscreetChecks),
        PostScope.Of(person));
}
