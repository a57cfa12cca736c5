using System.Text.Json;
using Bmis.BorderPost.Verbs;

namespace Bmis.BorderPost.Uplink.Sticks;

/// <summary>
/// <c>bmis-post sync status</c>: how the lane stands with headquarters, as one JSON object; exit 1 when something is
/// wrong. It reads files and changes nothing, beside the running lane or without it.
/// </summary>
internal static class StatusVerb
{
    private static readonly JsonSerializerOptions Plain = new(JsonSerializerDefaults.Web);

    internal static Task<int> RunAsync(string[] arguments, CommandStreams streams, CancellationToken cancellation) =>
        VerbRun.RunAsync(streams, () => StickRooms.RunAsync(arguments, streams, async rooms =>
        {
            var status = await Task.Run(() => StickStatus.Read(rooms), cancellation);
            await streams.Output.WriteLineAsync(JsonSerializer.Serialize(status, Plain));
            return status.Troubles.Count == 0 ? ExitCodes.Done : ExitCodes.Bad;
        }));
}
