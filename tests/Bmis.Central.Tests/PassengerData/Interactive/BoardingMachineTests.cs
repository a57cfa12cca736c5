using Bmis.Central.PassengerData.Interactive.Boarding;

namespace Bmis.Central.Tests.PassengerData.Interactive;

/// <summary>The dialogue's rules as a table: what happened, in words, and how the person stands then.</summary>
public sealed class BoardingMachineTests
{
    public static TheoryData<string, string> Rows => new()
    {
        { "", "nobody" },
        { "decided 1 cleared", "nobody" },
        { "reversed refused", "nobody" },
        { "cancelled", "nobody" },
        { "closed", "nobody" },
        { "acknowledged 1", "nobody" },
        { "requested 1", "pending 1" },
        { "requested 1, decided 1 cleared", "cleared 1" },
        { "requested 1, decided 1 refused", "refused 1" },
        { "requested 1, decided 1 insufficient", "insufficient 1" },
        { "requested 1, decided 1 pending", "pending 1" },
        { "requested 1, decided 1 cancelled", "pending 1" },
        // An answer to another transaction than the latest does not count, nor a second answer to the same.
        { "requested 1, requested 2, decided 1 cleared", "pending 2" },
        { "requested 1, requested 2, decided 2 refused, decided 1 cleared", "refused 2" },
        { "requested 1, decided 1 refused, decided 1 cleared", "refused 1" },
        { "requested 2, decided 9 cleared", "pending 2" },
        // A change is a new request: it resets to pending.
        { "requested 1, decided 1 cleared, requested 2", "pending 2" },
        { "requested 1, decided 1 refused, requested 2, decided 2 cleared", "cleared 2" },
        // Whoever is cancelled ignores late answers, changes of mind and closing; only a new request counts.
        { "requested 1, cancelled", "cancelled 1" },
        { "requested 1, cancelled, decided 1 cleared", "cancelled 1" },
        { "requested 1, decided 1 cleared, cancelled, reversed refused", "cancelled 1" },
        { "requested 1, cancelled, closed", "cancelled 1" },
        { "requested 1, cancelled, requested 2, decided 2 cleared", "cleared 2" },
        { "requested 1, cancelled, requested 2, decided 1 refused", "pending 2" },
        // An unsolicited change overrides at once, and is acknowledged by its transaction.
        { "requested 1, decided 1 cleared, reversed refused", "refused 1 awaits" },
        { "requested 1, decided 1 refused, reversed cleared", "cleared 1 awaits" },
        { "requested 1, decided 1 insufficient, reversed cleared", "cleared 1 awaits" },
        { "requested 1, reversed refused", "refused 1 awaits" },
        { "requested 1, reversed refused, decided 1 cleared", "refused 1 awaits" },
        { "requested 1, decided 1 cleared, reversed cleared", "cleared 1" },
        { "requested 1, decided 1 cleared, reversed pending", "cleared 1" },
        { "requested 1, decided 1 cleared, reversed refused, acknowledged 1", "refused 1" },
        { "requested 1, decided 1 cleared, reversed refused, acknowledged 9", "refused 1 awaits" },
        { "requested 1, decided 1 cleared, reversed refused, reversed cleared", "cleared 1 awaits" },
        { "requested 1, decided 1 cleared, reversed refused, requested 2", "pending 2" },
        { "requested 1, decided 1 cleared, reversed refused, cancelled", "cancelled 1" },
        { "requested 1, decided 1 cleared, reversed refused, cancelled, acknowledged 1", "cancelled 1" },
        // Closing changes nobody.
        { "requested 1, closed", "pending 1" },
        { "requested 1, decided 1 cleared, closed", "cleared 1" },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_person_stands_as_the_table_says(string happened, string expected)
    {
        BoardingStatus? status = null;
        foreach (var one in happened.Split(", ", StringSplitOptions.RemoveEmptyEntries))
            status = BoardingMachine.After(status, Event(one.Split(' ')));
        Assert.Equal(expected, Text(status));
    }

    [Fact]
    public void Only_whoever_is_cleared_by_the_latest_request_may_board_whatever_happens()
    {
        var random = new Random(20261129);
        for (var run = 0; run < 2000; run++)
        {
            var (status, latest) = ((BoardingStatus?)null, "");
            for (var step = 0; step < 12; step++)
            {
                var happened = Any(random);
                status = BoardingMachine.After(status, happened);
                latest = happened is BoardingEvent.Requested request ? request.Transaction : latest;
                Assert.Equal(latest, status?.Transaction ?? "");
                Assert.True(happened is not BoardingEvent.Requested || status is { MayBoard: false });
            }
        }
    }

    private static BoardingEvent Event(string[] words) => words switch
    {
        ["requested", var transaction] => new BoardingEvent.Requested(transaction),
        ["decided", var transaction, var state] =>
            new BoardingEvent.Decided(transaction, BoardingText.Read(state)!.Value),
        ["reversed", var state] => new BoardingEvent.Reversed(BoardingText.Read(state)!.Value),
        ["acknowledged", var transaction] => new BoardingEvent.Acknowledged(transaction),
        ["cancelled"] => new BoardingEvent.Cancelled(),
        _ => new BoardingEvent.Closed(),
    };

    private static BoardingEvent Any(Random random)
    {
        var (transaction, state) = ($"{random.Next(1, 4)}", (BoardingState)random.Next(5));
        return random.Next(6) switch
        {
            0 => new BoardingEvent.Requested(transaction),
            1 => new BoardingEvent.Decided(transaction, state),
            2 => new BoardingEvent.Reversed(state),
            3 => new BoardingEvent.Acknowledged(transaction),
            4 => new BoardingEvent.Cancelled(),
            _ => new BoardingEvent.Closed(),
        };
    }

    private static string Text(BoardingStatus? status) => status is null
        ? "nobody"
        : $"{BoardingText.Of(status.State)} {status.Transaction}" + (status.AwaitsAcknowledgement ? " awaits" : "");
}
