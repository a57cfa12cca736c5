namespace Bmis.Biometrics.Templates.Iso19794;

/// <summary>A minutia as a record carries it.</summary>
/// <param name="X">Column, 0 to 16383, in the view's resolution, from the left.</param>
/// <param name="Y">Row, 0 to 16383, in the view's resolution, from the top.</param>
/// <param name="Degrees">
/// Along the ridge, or along the valley between the branches, away from where it ends; counter-clockwise as seen, from
/// 0 to the right to below 360 (ISO/IEC 19794-2:2005, 6.4.4). Records round it to 256 or 180 steps of a turn.
/// </param>
/// <param name="Kind">Ending, bifurcation or neither.</param>
/// <param name="Quality">1 to 100; 0 where it was not measured. Other numbers are kept.</param>
public readonly record struct RecordMinutia(int X, int Y, double Degrees, RecordMinutiaKind Kind, byte Quality);
