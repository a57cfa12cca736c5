using Bmis.BorderPost.Devices.Fingers;

namespace Bmis.BorderPost.Fingerprints.Capture;

/// <summary>How a capture went: nothing of it is personal. The capture rate is made of many of them.</summary>
/// <param name="Device">The reader's name.</param>
/// <param name="Kind">How it is connected.</param>
/// <param name="Fingers">Fingers that were to be taken and are not missing.</param>
/// <param name="Kept">Fingers of which a picture is kept.</param>
/// <param name="GoodAtOnce">Fingers whose first picture was good.</param>
/// <param name="Pictures">Pictures that were taken; several fingers on one count once.</param>
/// <param name="Faults">What the reader could not do.</param>
/// <param name="Seconds">How long it took.</param>
internal sealed record CaptureCount(
    string Device, FingerReaderKind Kind, int Fingers, int Kept, int GoodAtOnce, int Pictures, int Faults,
    double Seconds);
