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
        ArrivalTopic.Fingers => "fingers",
        _ => "hits",
    };

    /// <summary>Who hears of a topic; of discreet hits only those who may see them.</summary>
    public static string Group(ArrivalTopic topic) =>
        topic == ArrivalTopic.DiscreetHits ? "discreet-hits" : Name(topic);
}
