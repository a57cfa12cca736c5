using Bmis.Central.Intake;

namespace Bmis.Central.Live;

/// <summary>What the pages call the topics of events.</summary>
internal static class LiveTopic
{
    public static string Name(ArrivalTopic topic) => topic switch
    {
        ArrivalTopic.Crossings => "crossings",
        ArrivalTopic.Posts => "posts",
        ArrivalTopic.Lists => "lists",
        ArrivalTopic.Fingers or ArrivalTopic.DiscreetFingers => "fingers",
        _ => "hits",
    };

    /// <summary>Who hears of a topic; of what is discreet only those who may see it.</summary>
    public static string Group(ArrivalTopic topic) => topic switch
    {
        ArrivalTopic.DiscreetHits => "discreet-hits",
        ArrivalTopic.DiscreetFingers => "discreet-fingers",
        _ => Name(topic),
    };
}
