namespace Bmis.Sync.Simulation;

/// <summary>Takes what the stores in memory finish at once.</summary>
internal static class AtOnce
{
    public static T Take<T>(ValueTask<T> done) => done.GetAwaiter().GetResult();

    public static void Take(ValueTask done) => done.GetAwaiter().GetResult();
}
