using Bmis.Edifact.Tests.Interchange;

namespace Bmis.Edifact.Tests.Paxlst;

/// <summary>Public samples, whose persons others have counted.</summary>
public sealed class PaxlstSampleTests
{
    [Fact]
    public void Everybody_on_every_sample_is_found()
    {
        var counted = 0;
        foreach (var (name, _, persons) in Samples.Counted("PAXLST"))
        {
            var lists = Lists.All(Samples.Read(name));
            Assert.Equal((name, persons), (name, lists.Sum(list => list.Persons.Count)));
            Assert.All(lists.SelectMany(list => list.Persons), one => Assert.NotEqual("", one.Surname));
            counted += persons;
        }

        Assert.InRange(counted, 50, int.MaxValue);
    }
}
