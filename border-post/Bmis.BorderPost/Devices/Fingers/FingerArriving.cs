using Bmis.Biometrics.Images;

namespace Bmis.BorderPost.Devices.Fingers;

/// <summary>A finger is there and its picture is on its way.</summary>
/// <param name="Percent">How much of it has come, 0 to 100.</param>
/// <param name="SoFar">What has come, in the size of the whole, white where nothing has; null where a reader cannot
/// show it.</param>
internal sealed record FingerArriving(int Percent, GreyImage? SoFar) : FingerEvent;
