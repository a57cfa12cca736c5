using System.Security.Claims;
using Bmis.BorderPost.Duty;
using Bmis.BorderPost.Journaling;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Bmis.BorderPost.Views;

/// <summary>
/// Writes every look at personal data down before it is answered, and every refusal. What cannot be written down is
/// not shown; what shows nothing, such as the work at the desk, does not wait for it.
/// </summary>
internal sealed class AuditedAuthorization(AuditTrail audit, RecentViews recent, ILogger<AuditedAuthorization> logger)
    : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler _usual = new();

    public async Task HandleAsync(
        RequestDelegate next,
        HttpContext context,
        AuthorizationPolicy policy,
        PolicyAuthorizationResult authorizeResult)
    {
        if (Entry(context, authorizeResult) is { } entry
            && !await TryWriteAsync(entry, context)
            && authorizeResult.Succeeded)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }

        if (IsHiddenFrom(context, authorizeResult)) context.Response.StatusCode = StatusCodes.Status404NotFound;
        else await _usual.HandleAsync(next, context, policy, authorizeResult);
    }

    // A locked session is sent to the page that unlocks it, as from any address.
    private static bool IsHiddenFrom(HttpContext context, PolicyAuthorizationResult result) =>
        result.Forbidden
        && context.GetEndpoint()?.Metadata.GetMetadata<Hidden>() is not null
        && !context.User.HasClaim(claim => claim.Type == DutyCookie.LockedClaim);

    private static ViewEntry? Entry(HttpContext context, PolicyAuthorizationResult result)
    {
        if (context.User.FindFirstValue(ClaimTypes.NameIdentifier) is not { } officer
            || context.GetEndpoint() is not RouteEndpoint endpoint)
            return null;
        if (result.Forbidden)
            return endpoint.Metadata.GetMetadata<NotViewed>() is { AsksByItself: true }
                ? null
                : new(officer, AuditTrail.Refused, $"{context.Request.Method} {Address(endpoint, context)}");
        return endpoint.Metadata.GetMetadata<Viewed>() is { } viewed && viewed.IsOwnDesk?.Invoke(context) != true
            ? new(officer, viewed.Action, Id(context.Request.RouteValues.GetValueOrDefault("id")))
            : null;
    }

    // From the pattern, so that nothing which somebody typed gets into the audit but an id.
    private static string Address(RouteEndpoint endpoint, HttpContext context) =>
        "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment => string.Concat(
            segment.Parts.Select(part => part switch
            {
                RoutePatternLiteralPart literal => literal.Content,
                RoutePatternParameterPart named => Id(context.Request.RouteValues.GetValueOrDefault(named.Name)),
                _ => "",
            }))));

    private static string Id(object? value) => Guid.TryParse(value as string, out var id) ? id.ToString("D") : "";

    private async Task<bool> TryWriteAsync(ViewEntry entry, HttpContext context)
    {
        if (recent.Has(entry)) return true;
        try
        {
            await audit.RecordAsync(entry.Action, entry.OfficerId, entry.Detail, context.RequestAborted);
            recent.Add(entry);
            return true;
        }
        catch (JournalException failure)
        {
            Log.ViewUnrecorded(logger, failure);
            return false;
        }
    }
}
