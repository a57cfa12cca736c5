namespace Bmis.Documents.AccessControl;

/// <summary>A variant of PACE that is not used.</summary>
/// <param name="Info">What the chip says.</param>
/// <param name="Obstacle">Why.</param>
public sealed record PaceRefusal(PaceInfo Info, PaceObstacle Obstacle);
