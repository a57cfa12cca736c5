using Bmis.Central.Intake;

namespace Bmis.Central.Live;

/// <summary>What the pages call the topics of events.</summary>
internal static class LiveTopic
{
    public static string Name(ArrivalTopic topic) => topic == ArrivalTopic.Crossings ? "crossings" : "posts";
}
