using Bmis.Sync.Identity;

namespace Bmis.BorderPost.Uplink.Enrolment;

/// <summary>
/// When the device asks for its next certificate: from a third of the life of the one it has, and after an attempt not
/// before about an hour, so that lanes that were refused together do not come back together.
/// </summary>
/// <param name="chance">Anywhere from 0 to 1.</param>
internal sealed class RenewalPlan(Func<double> chance)
{
    private const double LeastShare = 0.75;
    private const double MostShare = 1.25;

    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    private DateTimeOffset _asked = DateTimeOffset.MinValue;
    private TimeSpan _pause;

    /// <summary>Whether it is time to ask. A clock that was put back does not hold it up.</summary>
    internal bool IsDue(DeviceIdentity identity, DateTimeOffset now) =>
        now >= identity.RenewFrom && (now < _asked || now - _asked >= _pause);

    /// <summary>Asks now.</summary>
    internal void Ask(DateTimeOffset now) =>
        (_asked, _pause) = (now, Pause * (LeastShare + ((MostShare - LeastShare) * chance())));
}
