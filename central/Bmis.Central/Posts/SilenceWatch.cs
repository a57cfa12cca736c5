using Bmis.Central.Intake;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Bmis.Central.Posts;

/// <summary>
/// Judges all lanes again and again, and tells the pages when one stands otherwise than before: silence makes no event,
/// and what a lane says to another server makes none here.
/// </summary>
internal sealed class SilenceWatch(
    PostsStore posts,
    Arrivals arrivals,
    IOptions<PostsOptions> options,
    TimeProvider clock,
    ILogger<SilenceWatch> logger) : RecurringWork(options.Value.JudgedEvery, clock)
{
    private HashSet<Standing> _before = [];

    /// <summary>Judges every lane once; true when the pages were told.</summary>
    public async Task<bool> LookAsync(CancellationToken cancellation)
    {
        var now = (await posts.LanesAsync(onlyPost: null, cancellation)).Select(Standing.Of).ToHashSet();
        if (Interlocked.Exchange(ref _before, now).SetEquals(now))
            return false;
        arrivals.AnnounceState();
        return true;
    }

    protected override async Task WorkAsync(CancellationToken cancellation)
    {
        try
        {
            await LookAsync(cancellation);
        }
        catch (NpgsqlException fault)
        {
            Log.LanesNotJudged(logger, fault.Message);
        }
    }

    private sealed record Standing(string LaneId, LaneState State, string Troubles)
    {
        public static Standing Of(LaneView lane) => new(
            lane.LaneId, lane.State, string.Join(' ', lane.Troubles.Select(one => one.Code + one.Name)));
    }
}
