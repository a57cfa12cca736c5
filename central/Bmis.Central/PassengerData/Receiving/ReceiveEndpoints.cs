using System.Security.Claims;
using Bmis.Central.Listening;
using Bmis.Edifact.Interchange;
using Microsoft.AspNetCore.Mvc;

namespace Bmis.Central.PassengerData.Receiving;

/// <summary>
/// The carriers' port: <c>POST /passenger-data</c> with the bytes of one file of messages, whatever its content type.
/// 202 says that they are on disk at headquarters. What became of them is told to their sender alone.
/// </summary>
internal static class ReceiveEndpoints
{
    private const string Address = "/passenger-data";
    private const string Channel = "https";
    private const string Edifact = "application/edifact"; // RFC 1767

    public static void Map(WebApplication application)
    {
        var carriers = application.MapGroup(Address)
            .RequireAuthorization(CarrierIdentity.Name)
            .WithMetadata(PortMark.Carriers);
        carriers.MapPost("", ReceiveAsync)
            .WithMetadata(new RequestSizeLimitAttribute(EdifactLimits.MessageBytes))
            .RequireRateLimiting(CarrierLimits.Files)
            .DisableAntiforgery();
        carriers.MapGet("/{transmission:guid}", TellAsync);
        carriers.MapGet("/{transmission:guid}/contrl", AcknowledgeAsync);
    }

    private static async Task<IResult> ReceiveAsync(HttpContext context, TransmissionDoor door)
    {
        using var body = new MemoryStream();
        try
        {
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        }
        catch (BadHttpRequestException refused)
        {
            return Problem(refused.StatusCode, "The body is longer than 64 MB, or broken off.");
        }

        if (body.Length == 0)
            return Problem(StatusCodes.Status400BadRequest, "The body is empty.");
        var receipt = await door.ReceiveAsync(
            body.GetBuffer().AsMemory(0, (int)body.Length), PartnerOf(context), Channel, context.RequestAborted);
        var location = $"{Address}/{receipt.Transmission}";
        return Results.Accepted(
            location, new { transmission = receipt.Transmission, repeated = receipt.IsRepeated });
    }

    private static async Task<IResult> TellAsync(
        HttpContext context, Storing.TransmissionStore store, Guid transmission) =>
        await store.FateAsync(transmission, PartnerOf(context), context.RequestAborted) is { } fate
            ? Results.Ok(fate)
            : Problem(StatusCodes.Status404NotFound, "You have sent no such transmission.");

    private static async Task<IResult> AcknowledgeAsync(
        HttpContext context, SyntaxReports reports, Guid transmission)
    {
        var answer = await reports.OfAsync(transmission, PartnerOf(context), context.RequestAborted);
        if (answer.State == SyntaxAnswerState.Waiting)
            context.Response.Headers.RetryAfter = "1";
        return answer switch
        {
            { State: SyntaxAnswerState.Unknown } =>
                Problem(StatusCodes.Status404NotFound, "You have sent no such transmission."),
            { State: SyntaxAnswerState.Waiting } => Results.StatusCode(StatusCodes.Status202Accepted),
            { State: SyntaxAnswerState.Erased } =>
                Problem(StatusCodes.Status410Gone, "The transmission is kept no longer."),
            { Bytes.Length: 0 } => Results.NoContent(),
            _ => Results.Bytes(answer.Bytes, Edifact),
        };
    }

    private static string PartnerOf(HttpContext context) => context.User.FindFirstValue(CarrierIdentity.Name) ?? "";

    private static IResult Problem(int status, string detail) => Results.Problem(detail, statusCode: status);
}
