using Bmis.Crossings.Fingerprints;
using Google.Protobuf;

namespace Bmis.Crossings.Contracts;

/// <summary>Translates between fingers and their messages; every field read back is checked.</summary>
internal static class FingerMessages
{
    internal static EnrolledFingerMessage ToMessage(EnrolledFinger finger) => new()
    {
        Position = finger.Position,
        Presence = (FingerPresenceCode)finger.Presence,
        Quality = finger.Quality,
        Attempts = finger.Attempts,
        Template = ByteString.CopyFrom(finger.Template.Span),
        Sample = finger.Sample is { } sample
            ? new()
            {
                Sha256 = ByteString.CopyFrom(Convert.FromHexString(sample.Sha256)),
                Length = sample.Length,
                Dpi = sample.Dpi,
                Impression = sample.Impression,
            }
            : null,
    };

    internal static VerifiedFingerMessage ToMessage(VerifiedFinger finger) => new()
    {
        Position = finger.Position,
        Band = (FingerBandCode)finger.Band,
        Score = finger.Score,
        Quality = finger.Quality,
    };

    internal static FingerCaptureMessage ToMessage(FingerCapture capture) => new()
    {
        DeviceName = capture.Device.Name,
        DeviceKind = capture.Device.Kind,
        Outcome = (CaptureOutcomeCode)capture.Outcome,
        Reason = capture.Reason,
        Attempts = capture.Attempts,
        Took = (long)capture.Took.TotalMicroseconds,
    };

    internal static EnrolledFinger ToFinger(EnrolledFingerMessage message) => new(
        message.Position,
        (FingerPresence)message.Presence,
        message.Quality,
        message.Attempts,
        message.Template.ToByteArray(),
        message.Sample is { } sample
            ? new(Convert.ToHexStringLower(sample.Sha256.Span), sample.Length, sample.Dpi, sample.Impression)
            : null);

    internal static VerifiedFinger ToFinger(VerifiedFingerMessage message) =>
        new(message.Position, (FingerBand)message.Band, message.Score, message.Quality);

    internal static FingerCapture ToCapture(FingerCaptureMessage message) => new(
        new(message.DeviceName, message.DeviceKind),
        (CaptureOutcome)message.Outcome,
        message.Reason,
        message.Attempts,
        ToDuration(message.Took));

    internal static TimeSpan ToDuration(long microseconds) =>
        TimeSpan.FromTicks(microseconds * TimeSpan.TicksPerMicrosecond);

    internal static string Problem(IReadOnlyCollection<EnrolledFingerMessage> fingers)
    {
        if (fingers.Count is 0 or > FingerprintEvent.MostFingers) return "fingers.count";
        if (fingers.Select(one => one.Position).Distinct().Count() < fingers.Count) return "fingers.twice";
        return fingers.Select(Problem).FirstOrDefault(one => one.Length > 0) ?? "";
    }

    internal static string Problem(IReadOnlyCollection<VerifiedFingerMessage> fingers)
    {
        if (fingers.Count > FingerprintEvent.MostFingers) return "fingers.count";
        if (fingers.Select(one => one.Position).Distinct().Count() < fingers.Count) return "fingers.twice";
        return fingers.Select(Problem).FirstOrDefault(one => one.Length > 0) ?? "";
    }

    internal static string Problem(FingerCaptureMessage? capture)
    {
        if (capture is null) return "capture.missing";
        if (!IsName(capture.DeviceName) || !IsCode(capture.DeviceKind)) return "capture.device";
        if (!Enum.IsDefined((CaptureOutcome)capture.Outcome)) return "capture.outcome";
        if (!IsCode(capture.Reason)) return "capture.reason";
        if (!IsAttempts(capture.Attempts)) return "capture.attempts";
        return IsDuration(capture.Took) ? "" : "capture.took";
    }

    internal static bool IsName(string name) => name.Length <= FingerprintEvent.LongestName;

    internal static bool IsScore(double score) => score is >= 0 and <= FingerprintEvent.GreatestScore;

    internal static bool IsDuration(long microseconds) =>
        microseconds >= 0 && microseconds <= (long)FingerCapture.Longest.TotalMicroseconds;

    internal static bool IsBand(FingerBandCode band) => Enum.IsDefined((FingerBand)band);

    private static string Problem(EnrolledFingerMessage finger)
    {
        if (!IsPosition(finger.Position)) return "fingers.position";
        if (!Enum.IsDefined((FingerPresence)finger.Presence)) return "fingers.presence";
        if (finger.Quality is < 0 or > 100) return "fingers.quality";
        if (!IsAttempts(finger.Attempts)) return "fingers.attempts";
        if (finger.Template.Length > EnrolledFinger.MostTemplateBytes) return "fingers.template";
        if (finger.Sample is { } sample && !IsSample(sample)) return "fingers.sample";
        var captured = finger.Presence == FingerPresenceCode.Captured;
        var present = !finger.Template.IsEmpty || finger.Sample is not null;
        return captured == present ? "" : "fingers.presence";
    }

    private static string Problem(VerifiedFingerMessage finger)
    {
        if (!IsPosition(finger.Position)) return "fingers.position";
        if (!IsBand(finger.Band)) return "fingers.band";
        if (!IsScore(finger.Score)) return "fingers.score";
        return finger.Quality is < 0 or > 100 ? "fingers.quality" : "";
    }

    private static bool IsSample(FingerSampleMessage sample) =>
        sample.Sha256.Length == 32
        && sample.Length is > 0 and <= FingerSamples.MostBytes
        && sample.Dpi is >= FingerSample.LeastDpi and <= FingerSample.GreatestDpi
        && sample.Impression is >= 0 and <= byte.MaxValue;

    private static bool IsPosition(int position) => position is >= 1 and <= FingerprintEvent.MostFingers;

    private static bool IsAttempts(int attempts) => attempts is >= 0 and <= FingerCapture.MostAttempts;

    private static bool IsCode(string code) => code.Length <= FingerprintEvent.LongestCode;
}
