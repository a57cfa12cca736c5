using Npgsql;

namespace Bmis.Sync.Chaos.Accounts;

/// <summary>
/// Reads what arrives while it arrives, as everything does that works behind intake: by the lanes' high-water rows. The
/// negative control reads by the time of storing, and forgets that writers become visible in another order.
/// </summary>
internal sealed class Follower(Country country, bool naive) : IAsyncDisposable
{
    private const string ByHighWater =
        """
        select envelope.lane_id, envelope.sequence, envelope.stored_at from envelope
        join producer on producer.lane_id = envelope.lane_id
        where envelope.lane_id = $1 and envelope.sequence > $2 and envelope.sequence < producer.next_sequence
        order by envelope.sequence
        """;

    private const string ByTime =
        "select lane_id, sequence, stored_at from envelope where stored_at > $1 order by stored_at";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly CancellationTokenSource _stop = new();
    private readonly Dictionary<string, long> _positions = country.Lanes.ToDictionary(lane => lane.Id, _ => 0L);
    private DateTime _newest = DateTime.UnixEpoch;
    private Task _following = Task.CompletedTask;
    private long _read;

    /// <summary>Rows read so far.</summary>
    internal long Read => Interlocked.Read(ref _read);

    internal void Start() => _following = FollowAsync();

    /// <summary>Takes in what is left, and stops.</summary>
    internal async Task FinishAsync()
    {
        await _stop.CancelAsync();
        await _following;
        await OnceAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _following;
        _stop.Dispose();
    }

    private async Task FollowAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                await OnceAsync();
            }
            catch (NpgsqlException)
            {
                // The database is away; the position is kept.
            }

            await Task.Delay(Pause, TimeProvider.System);
        }
    }

    private async Task OnceAsync()
    {
        await using var connection = new NpgsqlConnection(country.Warehouse);
        await connection.OpenAsync();
        if (naive)
        {
            await ReadAsync(new NpgsqlCommand(ByTime, connection) { Parameters = { new() { Value = _newest } } });
            return;
        }

        foreach (var (lane, position) in _positions.ToList())
        {
            await ReadAsync(new NpgsqlCommand(ByHighWater, connection)
            {
                Parameters = { new() { Value = lane }, new() { Value = position } },
            });
        }
    }

    private async Task ReadAsync(NpgsqlCommand command)
    {
        await using var owned = command;
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
        {
            _positions[rows.GetString(0)] = rows.GetInt64(1);
            _newest = rows.GetDateTime(2);
            _read++;
        }
    }
}
