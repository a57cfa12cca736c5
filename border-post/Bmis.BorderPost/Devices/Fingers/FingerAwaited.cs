namespace Bmis.BorderPost.Devices.Fingers;

/// <summary>The reader waits.</summary>
/// <param name="MustLift">The finger that was taken must leave the reader first.</param>
internal sealed record FingerAwaited(bool MustLift = false) : FingerEvent;
