using System.Security.Claims;
using Bmis.Central.Officers;

namespace Bmis.Central.Hits;

/// <summary>What of the hits a person sees.</summary>
/// <param name="MaySee">Whether he or she works on the queue at all.</param>
/// <param name="SeesDiscreet">Whether discreet hits exist for him or her.</param>
/// <param name="Post">The only post whose hits count; null for all.</param>
internal sealed record HitViewer(bool MaySee, bool SeesDiscreet, string? Post)
{
    /// <summary>The condition under which a row of <c>hit_item</c> exists for somebody.</summary>
    public const string Condition =
        "(not is_discreet or @SeesDiscreet) and (@Post::text is null or @Post = any(posts))";

    public static HitViewer Of(ClaimsPrincipal person) => new(
        Policies.RolesOf[Policies.Hits].Any(person.IsInRole),
        person.IsInRole(Roles.DiscreetChecks),
        PostScope.Of(person));
}
