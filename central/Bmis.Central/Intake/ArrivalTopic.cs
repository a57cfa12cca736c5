namespace Bmis.Central.Intake;

/// <summary>What an event on the pages is about.</summary>
internal enum ArrivalTopic
{
    /// <summary>There are new crossings.</summary>
    Crossings,

    /// <summary>A lane's state has changed.</summary>
    Posts,

    /// <summary>The queue of hits has changed.</summary>
    Hits,

    /// <summary>The alert lists, or proposals about them, have changed.</summary>
    Lists,

    /// <summary>The same as <see cref="Hits"/>, of hits that only some may know of.</summary>
    DiscreetHits,

    /// <summary>The queue of conflicts between fingers has changed.</summary>
    Fingers,

    /// <summary>The same as <see cref="Fingers"/>, of what only some may know of.</summary>
    DiscreetFingers,
}
