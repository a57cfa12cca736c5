using Bmis.BorderPost.Tests.Journaling;
using Xunit.Runner.InProc.SystemConsole;

namespace Bmis.BorderPost.Tests;

/// <summary>Runs the tests, or plays a lane that is going to be killed.</summary>
internal static class Program
{
    private static Task<int> Main(string[] arguments) =>
        arguments is [JournalAppender.Verb, ..] ? JournalAppender.RunAsync(arguments) : ConsoleRunner.Run(arguments);
}
