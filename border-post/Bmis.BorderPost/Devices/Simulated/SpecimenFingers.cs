using Bmis.Biometrics.Images;
using Bmis.Biometrics.Images.Iso19794;
using Bmis.Biometrics.Synthesis;
using Bmis.BorderPost.Devices.Fingers.Simulated;

namespace Bmis.BorderPost.Devices.Simulated;

/// <summary>Fingers of travellers who do not exist, as their chips have them: those of a simulated reader.</summary>
internal static class SpecimenFingers
{
    // ISO/IEC 19785-3: right index, left index.
    private const int RightIndex = 0b01001;
    private const int LeftIndex = 0b01010;

    // The impression on a chip, laid down well; a reader lays down others.
    private const long Personalised = 1;

    /// <summary>The records of both index fingers, with their subtypes, as a chip has them.</summary>
    internal static IReadOnlyCollection<(int Subtype, byte[] Record)> OnChip(string mrzText)
    {
        var traveller = SimulatedFingers.TravellerOf(mrzText);
        return
        [
            (RightIndex, Record(traveller, FingerPosition.RightIndex)),
            (LeftIndex, Record(traveller, FingerPosition.LeftIndex)),
        ];
    }

    private static byte[] Record(string traveller, FingerPosition position) => FingerImageRecord.OfCoded(
    [
        (position, ImpressionType.LiveScanPlain, CodedImage.Compressed(
            SimulatedFingers.Of(traveller, position).Impression(Personalised, new ImpressionParameters()))),
    ]).Write();
}
