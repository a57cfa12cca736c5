namespace Bmis.BorderPost.Fingerprints.Capture;

/// <summary>The key of a reason's sentence in the language files.</summary>
internal static class RetryWords
{
    internal static string Key(RetryReason reason) => reason switch
    {
        RetryReason.NoFinger => "finger.retry.none",
        RetryReason.TooSmall => "finger.retry.small",
        RetryReason.OffCentre => "finger.retry.off-centre",
        RetryReason.TooWet => "finger.retry.wet",
        RetryReason.TooDry => "finger.retry.dry",
        RetryReason.LowContrast => "finger.retry.contrast",
        RetryReason.Smeared => "finger.retry.smeared",
        RetryReason.FewMinutiae => "finger.retry.few-minutiae",
        RetryReason.TooManyFingers => "finger.retry.too-many",
        RetryReason.TooFewFingers => "finger.retry.too-few",
        RetryReason.WrongHand => "finger.retry.hand",
        RetryReason.SameFinger => "finger.retry.same",
        RetryReason.OtherFinger => "finger.retry.other",
        _ => "finger.retry.unusable",
    };
}
