namespace Bmis.Biometrics.Synthesis;

/// <summary>A quantity that differs between fingers: nearly normal.</summary>
internal readonly record struct Spread(double Mean, double Deviation);
