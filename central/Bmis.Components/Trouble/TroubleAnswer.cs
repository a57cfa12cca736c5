using System.Diagnostics;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bmis.Components.Trouble;

/// <summary>A page for an answer that has none; whoever does not ask for a page gets the bare status.</summary>
internal static class TroubleAnswer
{
    internal static Task WriteAsync(StatusCodeContext trouble)
    {
        var context = trouble.HttpContext;
        if (!WantsPage(context.Request)) return Task.CompletedTask;
        var status = context.Response.StatusCode;
        var reference = Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier;
        var page = new RazorComponentResult<TroublePage>(
            new { Status = status, Reference = reference }) { StatusCode = status };
        return page.ExecuteAsync(context);
    }

    private static bool WantsPage(HttpRequest request) =>
        request.GetTypedHeaders().Accept.Any(one => one.MediaType == "text/html");
}
