using Bmis.Biometrics.Images;
using Bmis.Biometrics.Templates;

namespace Bmis.BorderPost.Fingerprints.Capture;

/// <summary>The best picture of a finger, upright and alone on it.</summary>
/// <param name="Position">Which finger.</param>
/// <param name="Picture">The picture.</param>
/// <param name="Template">What the engine makes of it.</param>
/// <param name="Quality">0 to 100.</param>
internal sealed record CapturedFinger(
    FingerPosition Position, GreyImage Picture, FingerTemplate Template, int Quality)
{
    public override string ToString() => "[captured finger]";
}
