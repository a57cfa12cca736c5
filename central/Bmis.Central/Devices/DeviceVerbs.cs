using Bmis.Central.Audit;
using Bmis.Central.CommandLine;
using Bmis.Sync.Envelopes;

namespace Bmis.Central.Devices;

/// <summary>
/// <c>bmis-central device enrol LANE</c> prints a one-time code, once; <c>device revoke LANE</c> ends the lane's
/// certificates; <c>device list</c> says how each lane's device stands.
/// </summary>
internal static class DeviceVerbs
{
    public const string EnrolUsage = "LANE";
    public const string RevokeUsage = "LANE --reason stolen|lost|copied|retired";

    public static async Task<int> EnrolAsync(VerbContext context)
    {
        var lane = Lane(context);
        context.Arguments.RequireNothingElse();
        await using var rooms = context.OpenRooms();
        await rooms.NoteAsync("device enrol", lane, context.Cancellation);
        var made = await rooms.GetRequiredService<DeviceCodes>().MakeAsync(lane, VerbAudit.Actor, context.Cancellation)
            ?? throw new StopException($"There is no lane '{lane}'.");
        context.Write(new { lane, code = made.Code.Text, expires = made.Expires });
        return VerbContext.Done;
    }

    public static async Task<int> RevokeAsync(VerbContext context)
    {
        var reason = RevocationReasons.Find(context.Arguments.Required("--reason"))
            ?? throw new StopException($"The option --reason wants one of {string.Join(", ", RevocationReasons.All)}.");
        var lane = Lane(context);
        context.Arguments.RequireNothingElse();
        await using var rooms = context.OpenRooms();
        await rooms.NoteAsync("device revoke", lane, context.Cancellation);
        if (!await rooms.GetRequiredService<DeviceStore>()
                .RevokeAsync(lane, VerbAudit.Actor, reason, context.Cancellation))
            throw new StopException($"There is no lane '{lane}'.");
        context.Write(new { lane, revoked = true, reason = RevocationReasons.CodeOf(reason) });
        return VerbContext.Done;
    }

    public static async Task<int> ListAsync(VerbContext context)
    {
        context.Arguments.RequireNothingElse();
        await using var rooms = context.OpenRooms();
        foreach (var device in await rooms.GetRequiredService<DeviceStore>().AllAsync(context.Cancellation))
        {
            context.Write(new
            {
                lane = device.Facts.LaneId,
                post = device.Facts.PostCode,
                state = device.State.ToString().ToLowerInvariant(),
                serial = device.Facts.Serial,
                notAfter = device.Facts.NotAfter,
                daysLeft = device.DaysLeft,
                codeUntil = device.Facts.CodeUntil,
                ended = device.Facts.EndReason,
                endedAt = device.Facts.EndedAt,
            });
        }

        return VerbContext.Done;
    }

    private static string Lane(VerbContext context) => Producer.TryParse(context.Arguments.Word("LANE"))?.LaneId
        ?? throw new StopException("A lane id has 1 to 64 letters, digits, '.', '-' or '_'.");
}
