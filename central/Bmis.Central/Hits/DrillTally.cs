namespace Bmis.Central.Hits;

/// <summary>What a drill came to at one post.</summary>
internal sealed record DrillTally
{
    public string DrillId { get; init; } = "";

    public string PostCode { get; init; } = "";

    /// <summary>How often the person was presented.</summary>
    public int Presented { get; init; }

    /// <summary>With a hit before the decision.</summary>
    public int Hit { get; init; }

    /// <summary>With a hit that came after it.</summary>
    public int Late { get; init; }

    /// <summary>Without any, because lanes did not have the person then.</summary>
    public int OutOfTime { get; init; }

    /// <summary>Without any, in time.</summary>
    public int None => Presented - Hit - Late - OutOfTime;
}
