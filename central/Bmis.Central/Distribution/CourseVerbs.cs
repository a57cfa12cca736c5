using Bmis.Central.Audit;
using Bmis.Central.CommandLine;
using Bmis.Sync.Distribution.Roles;

namespace Bmis.Central.Distribution;

/// <summary>
/// <c>bmis-central distribution roll-out</c> gives versions of a list to a share of the lanes first, <c>recall</c>
/// takes versions back by a newer one with older content, and <c>lift</c> lifts versions above those that lanes hold.
/// Each is in the audit before it is done.
/// </summary>
internal static class CourseVerbs
{
    public const string RollOutUsage =
        "LIST --share 1..100 --by PERSON --second PERSON     what comes next, or is on its way, to so many of 100";

    public const string RecallUsage =
        "LIST --to VERSION --by PERSON --second PERSON     that content to every lane; what came after it is recalled";

    public const string LiftUsage =
        "--by PERSON --second PERSON     versions above those that lanes hold, after a restored backup";

    public static Task<int> RollOutAsync(VerbContext context)
    {
        var share = context.Arguments.RequiredNumber("--share");
        if (share is < 1 or > ListTarget.Everybody)
            throw new StopException("The option --share wants a number from 1 to 100.");
        var persons = Persons(context);
        var list = context.Arguments.Word("LIST");
        return RunAsync(context, $"roll-out {list} {share}", persons, course =>
            course.RollOutAsync(list, share, persons, context.Cancellation));
    }

    public static Task<int> RecallAsync(VerbContext context)
    {
        var to = context.Arguments.RequiredNumber("--to");
        var persons = Persons(context);
        var list = context.Arguments.Word("LIST");
        return RunAsync(context, $"recall {list} {to}", persons, course =>
            course.RecallAsync(list, to, persons, context.Cancellation));
    }

    public static Task<int> LiftAsync(VerbContext context)
    {
        var persons = Persons(context);
        return RunAsync(context, "lift", persons, course => course.LiftAsync(persons, context.Cancellation));
    }

    private static TwoPersons Persons(VerbContext context) =>
        new(context.Arguments.Required("--by"), context.Arguments.Required("--second"));

    private static async Task<int> RunAsync(
        VerbContext context, string what, TwoPersons persons, Func<ListCourse, Task<IReadOnlyList<CourseStep>>> act)
    {
        context.Arguments.RequireNothingElse();
        await using var rooms = context.OpenRooms();
        await rooms.NoteAsync($"distribution {what}", persons.ToString(), context.Cancellation);
        foreach (var step in await act(rooms.GetRequiredService<ListCourse>()))
        {
            context.Write(new
            {
                list = step.List,
                version = step.Version,
                share = step.Share,
                recallsFrom = step.RecallsFrom,
                recallsTo = step.RecallsTo,
            });
        }

        return VerbContext.Done;
    }
}
