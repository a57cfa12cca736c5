using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Bmis.BorderPost.Serving;
using Bmis.Sync.Sealing;

namespace Bmis.BorderPost.Journaling;

/// <summary>Verifies a journal's whole chain and prints what it found as one JSON object.</summary>
internal static class JournalVerifyVerb
{
    internal static async Task<int> RunAsync(
        string[] arguments, CommandStreams streams, CancellationToken cancellation)
    {
        if (arguments is not ([_] or [_, "--keys", _]))
        {
            await streams.Error.WriteLineAsync(
                "bmis-post journal verify takes the path of one database, and --keys with that of its key file.");
            return ExitCodes.WrongUse;
        }

        var path = arguments[0];
        if (!File.Exists(path))
        {
            await streams.Error.WriteLineAsync($"There is no journal {path}.");
            return ExitCodes.CannotRun;
        }

        return await VerifyAsync(path, arguments.ElementAtOrDefault(2), streams);
    }

    private static async Task<int> VerifyAsync(string path, string? keyFile, CommandStreams streams)
    {
        try
        {
            using var random = RandomNumberGenerator.Create();
            using var keys = keyFile is null ? null : Read(keyFile, random);
            var report = JournalVerifier.Verify(path, keys);
            await streams.Output.WriteLineAsync(Json(report));
            if (report.Payloads.Closed > 0)
                await streams.Error.WriteLineAsync(
                    "The chain was verified; the payloads were not opened. Give the key file with --keys.");
            return report.IsValid ? ExitCodes.Done : ExitCodes.Bad;
        }
        catch (Exception exception) when (exception is JournalException or CannotStartException)
        {
            await streams.Error.WriteLineAsync(exception.Message);
            return ExitCodes.CannotRun;
        }
    }

    private static MasterKeys Read(string keyFile, RandomNumberGenerator random)
    {
        var result = KeyFile.Read(keyFile, random);
        return result.IsValid ? result.Keys : throw new CannotStartException(result.Fault);
    }

    private static string Json(JournalReport report)
    {
        var answer = new JsonObject
        {
            ["lane"] = report.Lane,
            ["first"] = report.First,
            ["last"] = report.Last,
            ["head"] = report.Head,
            ["opened"] = report.Payloads.Opened,
            ["closed"] = report.Payloads.Closed,
            ["erased"] = report.Payloads.Erased,
            ["valid"] = report.IsValid,
        };
        if (!report.IsValid)
            (answer["firstBad"], answer["reason"]) = (report.FirstBad, report.Reason);
        return answer.ToJsonString();
    }
}
