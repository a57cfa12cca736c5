namespace Bmis.Central.Fingerprints.Accuracy;

/// <summary>What was counted for one group.</summary>
internal sealed record AccuracyRow
{
    /// <summary>The device's name, a code of an age band or a sex; empty for all together.</summary>
    public string Group { get; init; } = "";

    /// <summary>Travellers whose fingers it was tried to take.</summary>
    public long Captures { get; init; }

    /// <summary>Of those, how many gave no print (failure to acquire).</summary>
    public long Failures { get; init; }

    /// <summary>Comparisons with prints (1:1).</summary>
    public long Comparisons { get; init; }

    /// <summary>Of those, how many said nothing.</summary>
    public long NotComparable { get; init; }

    /// <summary>Comparisons of travellers who passed in the end: their claim counts as genuine.</summary>
    public long Genuine { get; init; }

    /// <summary>Of those, how many did not match (false non-match).</summary>
    public long NoMatch { get; init; }

    /// <summary>Captures of which the quality is known.</summary>
    public long Qualities { get; init; }

    /// <summary>Captures that gave prints: their seconds count.</summary>
    public long Timed { get; init; }

    /// <summary>Mean of the attempts of a capture.</summary>
    public double? Attempts { get; init; }

    /// <summary>Mean of the quality, 0 to 100.</summary>
    public double? Quality { get; init; }

    /// <summary>Median of the seconds of a capture.</summary>
    public double? Seconds { get; init; }
}
