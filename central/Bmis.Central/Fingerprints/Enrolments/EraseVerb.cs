using Bmis.Central.Audit;
using Bmis.Central.CommandLine;
using Bmis.Central.Database;

namespace Bmis.Central.Fingerprints.Enrolments;

/// <summary>
/// <c>bmis-central fingerprints erase ENROLMENT</c>: erases every enrolment of the person or document of this one.
/// </summary>
internal static class EraseVerb
{
    public const string Usage = "ENROLMENT (its id; everything of the same person or document goes with it)";

    public static async Task<int> RunAsync(VerbContext context)
    {
        var word = context.Arguments.Word("ENROLMENT");
        context.Arguments.RequireNothingElse();
        if (!Guid.TryParse(word, out var id))
            throw new StopException("The enrolment is told by its id, a UUID.");
        await using var rooms = context.OpenRooms();
        await rooms.NoteAsync("fingerprints erase", id.ToString(), context.Cancellation);
        var store = rooms.GetRequiredService<EnrolmentStore>();
        if (await store.FindAsync(id, context.Cancellation) is not { } one)
            throw new StopException($"There is no enrolment {id}.");
        var all = await store.SameAsync(one, context.Cancellation);
        var erased = 0;
        foreach (var region in all.GroupBy(other => other.RegionId))
            erased += await EraseAsync(
                rooms, region.Key, [.. region.Select(other => other.EnrolmentId)], context.Cancellation);
        context.Write(new { enrolment = id, erased });
        return VerbContext.Done;
    }

    private static async Task<int> EraseAsync(
        VerbRooms rooms, int region, Guid[] enrolments, CancellationToken cancellation)
    {
        var now = rooms.GetRequiredService<TimeProvider>().GetUtcNow();
        await using var connection = await rooms.GetRequiredService<IWarehouse>()
            .ForProducer(region).OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var erased = await FingerErasure.EraseAsync(transaction, region, enrolments, FingerErasure.Person, now);
        await transaction.CommitAsync(cancellation);
        return erased;
    }
}
