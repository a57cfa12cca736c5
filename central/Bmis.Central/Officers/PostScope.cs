using System.Security.Claims;

namespace Bmis.Central.Officers;

/// <summary>The only post whose data a person sees.</summary>
internal static class PostScope
{
    /// <summary>The post's code; null for all posts.</summary>
    public static string? Of(ClaimsPrincipal person) => person.FindFirstValue(SignInScheme.PostClaim);
}
