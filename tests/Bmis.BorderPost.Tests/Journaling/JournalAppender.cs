using System.Globalization;

namespace Bmis.BorderPost.Tests.Journaling;

/// <summary>
/// A process that appends until it is killed and prints a line for each receipt, once the append is done:
/// key, number and entry id. As many appends as it is told are always in flight.
/// </summary>
internal static class JournalAppender
{
    internal const string Verb = "append-until-killed";

    internal static async Task<int> RunAsync(string[] arguments)
    {
        var next = int.Parse(arguments[2], CultureInfo.InvariantCulture);
        var inFlight = int.Parse(arguments[3], CultureInfo.InvariantCulture);
        using var journal = Journals.Open(arguments[1], clock: TimeProvider.System);
        using var output = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
        await Task.WhenAll(Enumerable.Range(0, inFlight).Select(_ => Task.Run(AppendAsync)));
        return 0;

        async Task AppendAsync()
        {
            while (true)
            {
                var key = (Interlocked.Increment(ref next) - 1).ToString(CultureInfo.InvariantCulture);
                var receipt = await journal.AppendAsync(
                    "audit", Journals.Payload(key, 300), key, CancellationToken.None);
                lock (output)
                    output.WriteLine($"{key} {receipt.Sequence} {receipt.EntryId:N}.");
            }
        }
    }
}
