using System.Security.Claims;
using Bmis.Central.Listening;
using Bmis.Central.PassengerData.Interactive.Notices;
using Bmis.Central.PassengerData.Receiving;
using Microsoft.AspNetCore.Mvc;

namespace Bmis.Central.PassengerData.Interactive;

/// <summary>
/// The carriers' port: <c>POST /passenger-data/interactive</c> with one message, answered in the same response;
/// <c>GET</c> gives the unsolicited messages that wait.
/// </summary>
internal static class InteractiveEndpoints
{
    /// <summary>Of messages and answers (RFC 1767).</summary>
    public const string MediaType = "application/edifact";

    private const string Address = "/passenger-data/interactive";

    // Ten persons with everything that can be said of them have some ten thousand bytes.
    private const int LongestRequest = 1024 * 1024;

    public static void Map(WebApplication application)
    {
        var carriers = application.MapGroup(Address)
            .RequireAuthorization(CarrierIdentity.Name)
            .WithMetadata(PortMark.Carriers);
        carriers.MapPost("", AnswerAsync)
            .WithMetadata(new RequestSizeLimitAttribute(LongestRequest))
            .RequireRateLimiting(CarrierLimits.Requests)
            .DisableAntiforgery();
        carriers.MapGet("", FetchAsync);
    }

    private static async Task<IResult> AnswerAsync(
        HttpContext context, InteractiveDoor door, Acknowledgements acknowledgements)
    {
        using var body = new MemoryStream();
        try
        {
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        }
        catch (BadHttpRequestException refused)
        {
            return Results.Problem("The body is longer than 1 MB, or broken off.", statusCode: refused.StatusCode);
        }

        if (body.Length == 0)
            return Results.Problem("The body is empty.", statusCode: StatusCodes.Status400BadRequest);
        var bytes = body.GetBuffer().AsMemory(0, (int)body.Length);
        var request = InteractiveDoor.Read(bytes);
        if (request.Kind != RequestKind.Acknowledgement)
            return Results.Bytes(
                await door.AnswerAsync(bytes, request, PartnerOf(context), context.RequestAborted), MediaType);
        return await acknowledgements.TakeAsync(bytes, PartnerOf(context), context.RequestAborted) > 0
            ? Results.NoContent()
            : Results.Problem("There is no such message to acknowledge.", statusCode: StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> FetchAsync(HttpContext context, NoticeStore notices)
    {
        var waiting = await notices.FetchAsync(PartnerOf(context), context.RequestAborted);
        return waiting.Count == 0
            ? Results.NoContent()
            : Results.Bytes(waiting.SelectMany(one => one.Message!).ToArray(), MediaType);
    }

    private static string PartnerOf(HttpContext context) => context.User.FindFirstValue(CarrierIdentity.Name) ?? "";
}
