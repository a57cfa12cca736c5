using Bmis.BorderPost.Tests.History;
using Bmis.BorderPost.Tests.Journaling;
using Xunit.Runner.InProc.SystemConsole;

namespace Bmis.BorderPost.Tests;

/// <summary>Runs the tests, or plays a lane that is going to be killed or to run out of space.</summary>
internal static class Program
{
    private static Task<int> Main(string[] arguments) => arguments switch
    {
        [JournalAppender.Verb, ..] => JournalAppender.RunAsync(arguments),
        [LimitedAppender.Verb, ..] => LimitedAppender.RunAsync(arguments),
        [CarelessAppender.Verb, ..] => CarelessAppender.RunAsync(arguments),
        [HistoryTaker.Verb, ..] => HistoryTaker.RunAsync(arguments),
        _ => ConsoleRunner.Run(arguments),
    };
}
