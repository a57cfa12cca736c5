using System.Globalization;
using Bmis.BorderPost.History;
using Bmis.Crossings.Contracts;
using Bmis.Crossings.History;
using Bmis.Sync.Feeds;

namespace Bmis.BorderPost.Tests.History;

/// <summary>A process that takes in page after page of the history and prints the position after each.</summary>
internal static class HistoryTaker
{
    internal const string Verb = "take-history";
    internal const int ItemsOfAPage = 20;
    private const int Pages = 400;

    private static readonly DateTimeOffset Told = new(2026, 4, 1, 8, 0, 0, TimeSpan.Zero);

    internal static async Task<int> RunAsync(string[] arguments)
    {
        using var store = new HistoryStore(arguments[1], TestKeys.Master);
        using var output = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
        for (var position = await store.PositionAsync(CancellationToken.None); position < Pages * ItemsOfAPage;)
        {
            var page = Page(position);
            await store.TakeAsync(page, CancellationToken.None);
            position = page.UpTo;
            output.WriteLine(position.ToString(CultureInfo.InvariantCulture) + ".");
        }

        return 0;
    }

    /// <summary>The page behind a position: one crossing for each number.</summary>
    internal static FeedContent Page(long after) => new(
        after,
        after + ItemsOfAPage,
        Told,
        HistoryContract.Write([.. Enumerable.Range((int)after + 1, ItemsOfAPage).Select(Item)]));

    private static HistoryItem Item(int number) =>
        Pasts.Item(new DateOnly(2026, 3, 1).AddDays(number % 28), entry: number % 2 > 0, id: Id(number));

    private static Guid Id(int number)
    {
        var bytes = new byte[16];
        BitConverter.TryWriteBytes(bytes, number);
        return new Guid(bytes);
    }
}
