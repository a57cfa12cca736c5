using Bmis.Edifact.Tests.Interchange;

namespace Bmis.Edifact.Tests.Pnrgov;

/// <summary>Public samples, whose bookings and persons others have counted.</summary>
public sealed class PnrgovSampleTests
{
    [Fact]
    public void Every_booking_and_everybody_in_it_is_found()
    {
        var counted = 0;
        foreach (var (name, bookings, persons) in Samples.Counted("PNRGOV"))
        {
            var found = Pushes.All(Samples.Read(name)).SelectMany(push => push.Bookings).ToList();
            Assert.Equal(
                (name, bookings, persons), (name, found.Count, found.Sum(booking => booking.Names.Count)));
            counted += persons;
        }

        Assert.InRange(counted, 250, int.MaxValue);
    }
}
