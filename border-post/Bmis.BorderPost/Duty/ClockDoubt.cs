using Bmis.BorderPost.Journaling;
using Bmis.BorderPost.Lists;

namespace Bmis.BorderPost.Duty;

/// <summary>
/// Whether the lane's clock can be right: it cannot stand before a record, and should agree with the centre.
/// A doubt stops nobody from working; it is shown where work begins, and written down.
/// </summary>
internal sealed class ClockDoubt(Journal journal, ListShelf shelf, TimeProvider clock)
{
    internal const string Behind = "clock.behind";
    internal const string Differs = "clock.differs";

    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(2);

    /// <summary>The doubt's code; null when the clock may be right.</summary>
    internal string? Judge()
    {
        var now = clock.GetUtcNow();
        if (journal.NewestTime is { } newest && newest > now + Tolerance) return Behind;
        return (shelf.CentreTime - now).Duration() > Tolerance ? Differs : null;
    }
}
