using Bmis.Biometrics.Images;

namespace Bmis.BorderPost.Devices.Fingers;

/// <summary>A whole picture, ridges dark.</summary>
/// <param name="Picture">It.</param>
/// <param name="Position">What the source says is on it; unknown where it says nothing.</param>
internal sealed record FingerTaken(GreyImage Picture, FingerPosition Position = FingerPosition.Unknown) : FingerEvent;
