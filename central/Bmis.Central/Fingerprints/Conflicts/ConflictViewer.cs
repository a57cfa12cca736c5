using System.Security.Claims;
using Bmis.Central.Officers;

namespace Bmis.Central.Fingerprints.Conflicts;

/// <summary>Which conflicts exist for a person: whoever sees one post alone needs both enrolments there.</summary>
/// <param name="MaySee">Whether he or she decides on conflicts at all.</param>
/// <param name="Post">The only post that counts; null for all.</param>
internal sealed record ConflictViewer(bool MaySee, string? Post)
{
    public const string Condition =
        "(@Post::text is null or (post_code = @Post and other_post_code = @Post))";

    public static ConflictViewer Of(ClaimsPrincipal person) =>
        new(Policies.RolesOf[Policies.Fingerprints].Any(person.IsInRole), PostScope.Of(person));
}
