namespace Bmis.Sync.Wire.Measuring;

/// <summary>Where one call tells its messages, by their length with prefix, as they travel.</summary>
/// <param name="Sent">A message was sent.</param>
/// <param name="Received">A message was received.</param>
internal sealed record WireTraffic(Action<int> Sent, Action<int> Received);
