namespace Bmis.Documents.AccessControl;

/// <summary>Why a variant of PACE that a chip names is not used.</summary>
public enum PaceObstacle
{
    /// <summary>Its version is not 2.</summary>
    Version,

    /// <summary>It does not say its domain parameters.</summary>
    NoParameters,

    /// <summary>
    /// Its domain parameters are not those of the standard; others must not be used, because bad ones would betray the
    /// password (Doc 9303-11, 9.2.2).
    /// </summary>
    OwnParameters,

    /// <summary>Its domain parameters belong to the other family of key agreement.</summary>
    OtherFamily,

    /// <summary>Its curve has no integrated mapping.</summary>
    NoMapping,
}
