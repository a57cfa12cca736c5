namespace Bmis.Crossings.Fingerprints;

/// <summary>
/// What a score says. The values travel. No band refuses anybody, ever: it becomes the result of one check among
/// others (<see cref="FingerBands.Result"/>), and an officer decides.
/// </summary>
public enum FingerBand
{
    /// <summary>The prints are of one person, as far as the threshold says.</summary>
    Match = 1,

    /// <summary>The score stays below the threshold.</summary>
    NoMatch = 2,

    /// <summary>There were no prints, or none with enough minutiae: the score says nothing.</summary>
    NotComparable = 3,
}
