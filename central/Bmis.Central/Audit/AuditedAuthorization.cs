using System.Security.Claims;
using Bmis.Central.Officers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Routing.Patterns;
using Npgsql;

namespace Bmis.Central.Audit;

/// <summary>
/// Writes every call of a signed-in person down before it is answered, allowed or refused. When nothing can be written
/// the call is not answered: what nobody can prove, nobody sees.
/// </summary>
internal sealed class AuditedAuthorization(AuditLog log, QueryDigest digest, ILogger<AuditedAuthorization> logger)
    : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler _usual = new();

    public async Task HandleAsync(
        RequestDelegate next,
        HttpContext context,
        AuthorizationPolicy policy,
        PolicyAuthorizationResult authorizeResult)
    {
        if (Entry(context, authorizeResult) is { } entry && !await TryWriteAsync(entry, context))
            return;
        await _usual.HandleAsync(next, context, policy, authorizeResult);
    }

    private AuditEntry? Entry(HttpContext context, PolicyAuthorizationResult result)
    {
        if (result.Challenged
            || context.User.Identity?.Name is not { } actor
            || context.GetEndpoint() is not RouteEndpoint endpoint
            || endpoint.Metadata.GetMetadata<NotAudited>() is not null)
            return null;
        return new AuditEntry
        {
            Actor = actor,
            Roles = string.Join(' ', context.User.FindAll(ClaimTypes.Role).Select(role => role.Value).Order()),
            PostCode = PostScope.Of(context.User) ?? "",
            Action = $"{context.Request.Method} {Template(endpoint.RoutePattern)}",
            Subject = string.Join('/', context.Request.RouteValues.Values),
            Result = result.Forbidden ? AuditLog.Refused : AuditLog.Allowed,
            QueryDigest = digest.Of(context.Request.QueryString.Value ?? ""),
        };
    }

    // The address with the names of its parts, without what each part may be.
    private static string Template(RoutePattern pattern) => "/" + string.Join('/', pattern.PathSegments.Select(
        segment => string.Concat(segment.Parts.Select(part => part switch
        {
            RoutePatternLiteralPart literal => literal.Content,
            RoutePatternParameterPart parameter => $"{{{parameter.Name}}}",
            _ => "",
        }))));

    private async Task<bool> TryWriteAsync(AuditEntry entry, HttpContext context)
    {
        try
        {
            await log.AppendAsync(entry, context.RequestAborted);
            return true;
        }
        catch (NpgsqlException fault)
        {
            Log.AuditFailed(logger, fault.Message);
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return false;
        }
    }
}
