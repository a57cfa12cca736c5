using System.Text.Json;
using Bmis.BorderPost.Serving;

namespace Bmis.BorderPost.Journaling;

/// <summary>Verifies a journal's whole chain and prints what it found as one JSON object.</summary>
internal static class JournalVerifyVerb
{
    internal static async Task<int> RunAsync(
        string[] arguments, CommandStreams streams, CancellationToken cancellation)
    {
        if (arguments is not [var path])
        {
            await streams.Error.WriteLineAsync("bmis-post journal verify takes the path of one database.");
            return ExitCodes.WrongUse;
        }

        if (!File.Exists(path))
        {
            await streams.Error.WriteLineAsync($"There is no journal {path}.");
            return ExitCodes.CannotRun;
        }

        return await VerifyAsync(path, streams);
    }

    private static async Task<int> VerifyAsync(string path, CommandStreams streams)
    {
        try
        {
            var report = JournalVerifier.Verify(path);
            await streams.Output.WriteLineAsync(Json(report));
            return report.IsValid ? ExitCodes.Done : ExitCodes.Bad;
        }
        catch (Exception exception) when (exception is JournalException or CannotStartException)
        {
            await streams.Error.WriteLineAsync(exception.Message);
            return ExitCodes.CannotRun;
        }
    }

    private static string Json(JournalReport report) => report.IsValid
        ? JsonSerializer.Serialize(new
        {
            lane = report.Lane, first = report.First, last = report.Last, head = report.Head, valid = true,
        })
        : JsonSerializer.Serialize(new
        {
            lane = report.Lane,
            first = report.First,
            last = report.Last,
            head = report.Head,
            valid = false,
            firstBad = report.FirstBad,
            reason = report.Reason,
        });
}
