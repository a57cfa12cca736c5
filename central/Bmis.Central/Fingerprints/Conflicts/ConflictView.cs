using Bmis.Central.Fingerprints.AlertPrints;
using Bmis.Central.Fingerprints.Enrolments;
using Bmis.Crossings.Fingerprints;

namespace Bmis.Central.Fingerprints.Conflicts;

/// <summary>What the page of a conflict shows. It prints as its conflict.</summary>
/// <param name="Line">The conflict with both enrolments.</param>
/// <param name="OnePictures">Whether the pictures of the one are here, by finger.</param>
/// <param name="OtherPictures">The same of the other.</param>
/// <param name="Acts">What was done about it, oldest first.</param>
internal sealed record ConflictView(
    ConflictLine Line,
    IReadOnlyDictionary<int, string> OnePictures,
    IReadOnlyDictionary<int, string> OtherPictures,
    IReadOnlyList<ConflictAct> Acts)
{
    public Conflict Conflict => Line.Conflict;

    /// <summary>Every finger that one of both has, in the order of the positions of the one.</summary>
    public IReadOnlyList<int> Fingers =>
    [
        .. new[] { Line.One, Line.Other }.OfType<StoredEnrolment>()
            .SelectMany(one => one.Enrolled!.Fingers.Select(finger => finger.Position))
            .Concat(EntryFingers).Concat(Conflict.Fingers.Select(finger => (int)finger)).Distinct().Order(),
    ];

    /// <summary>Whether one of both has a print of a finger.</summary>
    public bool HasPrint(int finger) => new[] { Line.One, Line.Other }.OfType<StoredEnrolment>().Any(one =>
            one.Enrolled!.Fingers.Any(other =>
                other.Position == finger && other.Presence == FingerPresence.Captured))
        || EntryFingers.Contains(finger);

    /// <summary>With which finger of the other a finger of the one was compared: the same where it was not.</summary>
    public int ComparedWith(int finger) =>
        Array.IndexOf(Conflict.Fingers, (short)finger) is >= 0 and var place ? Conflict.OtherFingers[place] : finger;

    /// <summary>The score of a finger; null when it was not compared.</summary>
    public double? ScoreOf(int finger) =>
        Array.IndexOf(Conflict.Fingers, (short)finger) is >= 0 and var place ? Conflict.Scores[place] : null;

    public override string ToString() => Conflict.ToString();

    private IEnumerable<int> EntryFingers =>
        PrintReference.Of(Line.Entry?.Said.Samples ?? []).Select(one => one.Finger);
}
