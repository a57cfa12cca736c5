namespace Bmis.Biometrics.Segmentation;

/// <summary>What is wrong with a picture of several fingers.</summary>
public enum SlapFault
{
    /// <summary>Nothing lies on the reader.</summary>
    Empty,

    /// <summary>Fewer fingers than were asked for.</summary>
    TooFewFingers,

    /// <summary>More fingers than were asked for.</summary>
    TooManyFingers,

    /// <summary>The right number, but the tips lie as those of the other hand do.</summary>
    WrongHandSuspected,

    /// <summary>A finger reaches the border of the picture with its tip or its side.</summary>
    CutOff,

    /// <summary>The size or the resolution is outside of the limits, or the bytes do not fit the size.</summary>
    Unusable,
}
