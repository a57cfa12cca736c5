namespace Bmis.Biometrics.Templates;

/// <summary>Whether a ridge ends or forks.</summary>
public enum MinutiaKind
{
    /// <summary>A ridge ends.</summary>
    Ending,

    /// <summary>A ridge forks: the valley between the branches ends.</summary>
    Bifurcation,
}

/// <summary>A place where a ridge or a valley ends.</summary>
/// <param name="X">Column (pixels at 500 dpi from the left).</param>
/// <param name="Y">Row (pixels at 500 dpi from the top).</param>
/// <param name="Direction">
/// Where the ending ridge or valley comes from, in 256 steps of a turn, clockwise as seen, 0 to the right.
/// ISO/IEC 19794-2:2005, 7.2.3 measures from the same line, counter-clockwise.
/// </param>
/// <param name="Kind">Ending or bifurcation.</param>
/// <param name="Quality">How clear the ridges around it are, 0 to 100.</param>
public readonly record struct Minutia(short X, short Y, byte Direction, MinutiaKind Kind, byte Quality);
