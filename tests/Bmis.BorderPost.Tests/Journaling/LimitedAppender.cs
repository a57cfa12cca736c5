using Bmis.BorderPost.Journaling;

namespace Bmis.BorderPost.Tests.Journaling;

/// <summary>
/// A process that appends until the journal refuses the same entry twice in a row, and ends by itself. It prints a
/// line for each receipt (number, sequence, entry id) and for each refusal (whether it is transient, and whether the
/// journal can record).
/// </summary>
internal static class LimitedAppender
{
    internal const string Verb = "append-until-refused";
    internal const string Refused = "refused";
    private const int Payload = 3_000;

    internal static async Task<int> RunAsync(string[] arguments)
    {
        using var journal = Journals.Open(arguments[1], clock: TimeProvider.System);
        using var output = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
        var (number, refusals) = (1, 0);
        while (refusals < 2)
        {
            try
            {
                var receipt = await AppendAsync(journal, number);
                output.WriteLine($"{number} {receipt.Sequence} {receipt.EntryId:N}");
                (number, refusals) = (number + 1, 0);
            }
            catch (JournalException failure)
            {
                output.WriteLine($"{Refused} {failure.IsTransient} {journal.CanRecord}");
                refusals++;
            }
        }

        return 0;
    }

    internal static string Key(int number) => $"key-{number}";

    internal static ValueTask<JournalReceipt> AppendAsync(Journal journal, int number) => journal.AppendAsync(
        "audit", Journals.Payload(Key(number), Payload), Key(number), CancellationToken.None);
}
