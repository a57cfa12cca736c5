using Bmis.Biometrics;
using Bmis.Biometrics.Extraction;
using Bmis.Biometrics.Images;
using Bmis.Biometrics.Matching;
using Bmis.Biometrics.Quality;
using Bmis.Biometrics.Segmentation;
using Bmis.BorderPost.Devices.Fingers;

namespace Bmis.BorderPost.Fingerprints.Capture;

/// <summary>Makes captured fingers of a picture, or says why another one is wanted.</summary>
internal sealed class PictureJudge(IFingerprintEngine engine, CapturePlan plan)
{
    /// <summary>Judges a picture.</summary>
    /// <param name="request">What was asked for.</param>
    /// <param name="picture">What came.</param>
    /// <param name="table">What is wanted and what was kept.</param>
    /// <param name="attempt">Which picture of this request it is, from 1.</param>
    internal PictureVerdict Judge(FingerRequest request, FingerTaken picture, FingerTable table, int attempt)
    {
        if (!CapturePositions.IsFinger(request.Position)) return Slap(request, picture, table, attempt);
        var finger = CapturePositions.IsFinger(picture.Position) ? picture.Position : request.Position;
        var isOther = !table.IsOpen(finger)
            || (picture.Position != FingerPosition.Unknown && !CapturePositions.IsFinger(picture.Position));
        if (isOther) return Nothing(request, RetryReason.OtherFinger);
        if (SlapSegmenter.Count(picture.Picture) > 1) return Nothing(request, RetryReason.TooManyFingers);
        var (taken, reason) = Finger(finger, picture.Picture, [.. table.Best, .. plan.Others]);
        return new([(finger, taken)], taken?.Quality, reason);
    }

    private PictureVerdict Slap(FingerRequest request, FingerTaken picture, FingerTable table, int attempt)
    {
        if (picture.Position != FingerPosition.Unknown && picture.Position != request.Position)
            return Nothing(request, RetryReason.OtherFinger);
        var cut = SlapSegmenter.Segment(picture.Picture, new(request.Fingers));
        if (Blocking(cut.Faults, attempt) is { } fault) return Nothing(request, fault);
        var kept = table.Best.Concat(plan.Others).ToList();
        var fingers = new List<(FingerPosition, CapturedFinger?)>();
        var (reason, least) = ((RetryReason?)null, (int?)null);
        foreach (var segment in cut.Fingers)
        {
            var (taken, why) = Finger(segment.Position, segment.Picture, kept);
            fingers.Add((segment.Position, taken));
            if (taken is not null) kept.Add(taken);
            // Of several reasons that of the worst finger is said.
            if (why is not null && (reason is null || (taken?.Quality ?? 0) < (least ?? 0))) reason = why;
            least = Math.Min(least ?? int.MaxValue, taken?.Quality ?? 0);
        }

        if (reason is null && cut.Faults.Contains(SlapFault.CutOff) && least < plan.GoodQuality)
            reason = RetryReason.OffCentre;
        return new(fingers, least, reason);
    }

    // The tips only raise a suspicion: a hand that is laid on the same way again is taken.
    private static RetryReason? Blocking(IReadOnlyList<SlapFault> faults, int attempt)
    {
        foreach (var fault in faults)
        {
            switch (fault)
            {
                case SlapFault.Empty: return RetryReason.NoFinger;
                case SlapFault.TooFewFingers: return RetryReason.TooFewFingers;
                case SlapFault.TooManyFingers: return RetryReason.TooManyFingers;
                case SlapFault.Unusable: return RetryReason.Unusable;
                case SlapFault.WrongHandSuspected when attempt == 1: return RetryReason.WrongHand;
                default: continue;
            }
        }

        return null;
    }

    private (CapturedFinger? Taken, RetryReason? Reason) Finger(
        FingerPosition finger, GreyImage picture, IReadOnlyList<CapturedFinger> others)
    {
        var extracted = engine.Extract(picture);
        var quality = QualityMeasure.Of(picture, extracted.Template);
        if (!extracted.IsExtracted) return (null, ReasonOf(extracted.Fault.Value, quality));
        var isKnown = others.Any(one => one.Position != finger
            && engine.Verify(one.Template, extracted.Template).Band == VerificationBand.Match);
        if (isKnown) return (null, RetryReason.SameFinger);
        var taken = new CapturedFinger(finger, picture, extracted.Template, quality.Score);
        return (taken, quality.Score >= plan.GoodQuality ? null : ReasonOf(quality) ?? RetryReason.LowContrast);
    }

    private static PictureVerdict Nothing(FingerRequest request, RetryReason reason) =>
        new([.. request.Fingers.Select(finger => (finger, (CapturedFinger?)null))], null, reason);

    private static RetryReason ReasonOf(ExtractionFault fault, FingerQuality quality) => fault switch
    {
        ExtractionFault.Blank => RetryReason.NoFinger,
        ExtractionFault.TooFewMinutiae => ReasonOf(quality) ?? RetryReason.FewMinutiae,
        _ => RetryReason.Unusable,
    };

    private static RetryReason? ReasonOf(FingerQuality quality) => quality.Faults is not [var first, ..] ? null
        : first switch
        {
            QualityFault.Empty or QualityFault.NoFinger => RetryReason.NoFinger,
            QualityFault.TooSmall => RetryReason.TooSmall,
            QualityFault.OffCentre => RetryReason.OffCentre,
            QualityFault.TooDark => RetryReason.TooWet,
            QualityFault.TooLight => RetryReason.TooDry,
            QualityFault.LowContrast => RetryReason.LowContrast,
            QualityFault.Smeared => RetryReason.Smeared,
            _ => RetryReason.FewMinutiae,
        };
}
