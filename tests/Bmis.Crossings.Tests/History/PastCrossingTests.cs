using Bmis.Crossings.History;
using Bmis.Crossings.Records;

namespace Bmis.Crossings.Tests.History;

public sealed class PastCrossingTests
{
    [Fact]
    public void The_invented_person_of_a_drill_is_in_no_history_unless_something_real_hit_too()
    {
        AlertHit drill = new("alert", "drill:1", 1, true) { IsDrill = true };
        var record = SampleCrossing.Full();
        Assert.Null(PastCrossing.Of(record with { Hits = [drill] }));
        Assert.NotNull(PastCrossing.Of(record with { Hits = [drill, .. record.Hits] }));
        Assert.NotNull(PastCrossing.Of(record with { Hits = [] }));
    }
}
