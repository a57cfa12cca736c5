using Microsoft.AspNetCore.Authorization;

namespace Bmis.BorderPost.Views;

internal static class ViewsRoom
{
    internal static void AddViews(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<RecentViews>();
        builder.Services.AddSingleton<IAuthorizationMiddlewareResultHandler, AuditedAuthorization>();
    }
}
