using System.Security.Cryptography;

namespace Bmis.Sync;

/// <summary>Spreads pauses, so that those who were cut off together do not come back together.</summary>
internal static class Jitter
{
    private const int Steps = 1_000_000;

    /// <summary>A share of a pause, anywhere between two shares of it.</summary>
    public static TimeSpan Of(TimeSpan pause, double least, double most) =>
        pause * (least + ((most - least) * RandomNumberGenerator.GetInt32(Steps) / Steps));
}
