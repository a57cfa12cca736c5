using Bmis.Central.Audit;
using Bmis.Central.CommandLine;
using Bmis.Central.PassengerData.Storing;

namespace Bmis.Central.PassengerData.Quarantine;

/// <summary>
/// <c>bmis-central passenger replay</c>: reads again what is held, one transmission or all that are held for a reason,
/// after the program has learnt to read it.
/// </summary>
internal static class ReplayVerb
{
    public const string Usage = "(TRANSMISSION | --reason WORD | --all)";

    public static async Task<int> RunAsync(VerbContext context)
    {
        var reason = context.Arguments.Option("--reason");
        var all = context.Arguments.Flag("--all");
        var words = context.Arguments.Words();
        if ((words.Count == 1 ? 1 : 0) + (reason is null ? 0 : 1) + (all ? 1 : 0) != 1 || words.Count > 1)
            throw new StopException("Say one transmission, --reason WORD, or --all.");
        Guid? id = words.Count == 0 ? null
            : Guid.TryParse(words[0], out var read) ? read
            : throw new StopException("TRANSMISSION is the id that its sender was told.");
        await using var rooms = context.OpenRooms();
        await rooms.NoteAsync("passenger replay", id?.ToString() ?? reason ?? "all", context.Cancellation);
        var again = await rooms.GetRequiredService<HeldDesk>().ReplayAsync(id, reason, context.Cancellation);
        var intake = rooms.GetRequiredService<PassengerIntake>();
        while (await intake.TakeNextAsync(context.Cancellation))
        {
            // The next one.
        }

        context.Write(new { read = again });
        return VerbContext.Done;
    }
}
