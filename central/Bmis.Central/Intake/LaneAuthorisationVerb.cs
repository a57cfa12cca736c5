using Bmis.Central.Audit;
using Bmis.Central.CommandLine;
using Bmis.Central.Database;
using Dapper;

namespace Bmis.Central.Intake;

/// <summary>
/// <c>bmis-central lane authorise LANE --lost-documents WHO</c>: lets a lane hold a copy of the list of lost and stolen
/// documents, by whose authority; an empty one takes it back, and the lane gets no newer version.
/// </summary>
internal static class LaneAuthorisationVerb
{
    public const string Usage = "LANE --lost-documents WHO (such as the national bureau and its letter; '' for nobody)";

    private const int LongestAuthority = 200;

    private const string Update =
        "update lane set lost_documents_authority = @authority where lane_id = @lane";

    public static async Task<int> RunAsync(VerbContext context)
    {
        var arguments = context.Arguments;
        var authority = arguments.Required("--lost-documents").Trim();
        var lane = arguments.Word("LANE");
        arguments.RequireNothingElse();
        if (authority.Length > LongestAuthority)
            throw new StopException($"The option --lost-documents wants at most {LongestAuthority} characters.");
        await using var rooms = context.OpenRooms();
        await rooms.NoteAsync("lane authorise", lane, context.Cancellation);
        await using var connection = await rooms.GetRequiredService<IWarehouse>()
            .ForRegistry().OpenConnectionAsync(context.Cancellation);
        if (await connection.ExecuteAsync(Update, new { lane, authority }) == 0)
            throw new StopException($"There is no lane '{lane}'.");
        context.Write(new { lane, lostDocuments = authority });
        return VerbContext.Done;
    }
}
