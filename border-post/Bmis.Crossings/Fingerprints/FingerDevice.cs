namespace Bmis.Crossings.Fingerprints;

/// <summary>What took the prints: accuracy differs by device.</summary>
/// <param name="Name">Its name, such as maker and model.</param>
/// <param name="Kind">A code, such as <c>serial</c>, <c>slap</c>, <c>folder</c> or <c>simulated</c>.</param>
public sealed record FingerDevice(string Name, string Kind);
