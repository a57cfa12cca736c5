using Bmis.BorderPost.History;
using Bmis.BorderPost.Tests.Screens;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Bmis.BorderPost.Tests.History;

public sealed class HistoryTroubleTests
{
    private const string Listed =
        "P<KENLISTED<<GRACE<<<<<<<<<<<<<<<<<<<<<<<<<<\nA1234567<6KEN8408129F3504152<<<<<<<<<<<<<<<8";

    [Fact]
    public async Task A_broken_file_of_the_past_stops_no_decision_and_catches_up_when_it_is_mended()
    {
        await using var lane = await ScreensHost.StartAsync();
        using var connection = RebuiltFile.Connect(Path.Combine(lane.Folder, "history.db"));
        Run(connection, "ALTER TABLE past RENAME TO lost");
        Assert.True(lane.Desk.Present(Listed));
        await lane.ReferAsync();
        Assert.True(lane.Desk.Present(Inspecting.Desk.Specimen));
        await lane.ReferAsync();
        var store = lane.Provided.GetRequiredService<HistoryStore>();
        Assert.Equal(0, store.JournalPosition);
        Run(connection, "ALTER TABLE lost RENAME TO past");
        await Hits.Passing.UntilAsync(() => store.JournalPosition == 2);
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
