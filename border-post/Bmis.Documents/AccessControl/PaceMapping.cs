namespace Bmis.Documents.AccessControl;

/// <summary>How PACE makes a generator of its own out of the nonce (Doc 9303-11, 4.4.3.3).</summary>
public enum PaceMapping
{
    /// <summary>By a first key agreement.</summary>
    Generic,

    /// <summary>By a pseudo-random element of the group.</summary>
    Integrated,

    /// <summary>
    /// By a first key agreement whose key the chip ties to its static key afterwards, so that it proves its
    /// authenticity as well.
    /// </summary>
    ChipAuthentication,
}
