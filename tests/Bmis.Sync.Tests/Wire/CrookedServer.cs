using System.Globalization;
using Bmis.Sync.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Bmis.Sync.Tests.Wire;

/// <summary>A server that does what the request's metadata <c>trick</c> says, and nothing that gRPC demands.</summary>
internal static class CrookedServer
{
    public static void Map(WebApplication application) =>
        application.MapPost("/bmis.echo.v1.Echo/{method}", (RequestDelegate)ServeAsync);

    private static async Task ServeAsync(HttpContext http)
    {
        var trick = http.Request.Headers["trick"].ToString().Split(' ');
        var number = trick.Length > 1 ? int.Parse(trick[1], CultureInfo.InvariantCulture) : 0;
        http.Response.ContentType = GrpcHeaders.ContentType;
        switch (trick[0])
        {
            case "http":
                http.Response.StatusCode = number;
                break;
            case "html":
                http.Response.ContentType = "text/html";
                await http.Response.WriteAsync("<p>A proxy was here</p>", http.RequestAborted);
                break;
            case "reset":
                http.Features.GetRequiredFeature<IHttpResetFeature>().Reset(number);
                break;
            case "reset-later":
                await http.Response.BodyWriter.WriteAsync(RawCall.Frame(0, 0), http.RequestAborted);
                http.Features.GetRequiredFeature<IHttpResetFeature>().Reset(number);
                break;
            case "cut":
                await http.Response.BodyWriter.WriteAsync(RawCall.Frame(0, 10, 1), http.RequestAborted);
                http.Abort();
                break;
            default:
                await AnswerAsync(http, trick[0]);
                break;
        }
    }

    private static async Task AnswerAsync(HttpContext http, string trick)
    {
        byte[] body = trick switch
        {
            "half" => RawCall.Frame(0, 10, 1, 2),
            "two" => [.. RawCall.Frame(0, 0), .. RawCall.Frame(0, 0)],
            "none" => [],
            _ => RawCall.Frame(0, 0),
        };
        if (trick == "encoding")
            http.Response.Headers[GrpcHeaders.Encoding] = "snappy";
        await http.Response.BodyWriter.WriteAsync(body, http.RequestAborted);
        if (trick != "no-status")
            http.Response.AppendTrailer(GrpcHeaders.Status, trick == "status" ? "4711" : "0");
    }
}
