using Bmis.BorderPost.Inspecting;

namespace Bmis.BorderPost.Serving;

internal static class HealthEndpoint
{
    /// <summary>200 while the lane can record, else 503; for the machine's supervisor, so without sign-in.</summary>
    internal static void MapHealth(this WebApplication app) =>
        app.MapGet("/health", (IInspectionRecorder recorder) => recorder.CanRecord
            ? Results.Json(new { status = "ok" })
            : Results.Json(new { status = "cannot-record" }, statusCode: StatusCodes.Status503ServiceUnavailable))
            .AllowAnonymous();
}
