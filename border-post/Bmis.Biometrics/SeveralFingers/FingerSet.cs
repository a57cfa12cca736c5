using Bmis.Biometrics.Images;
using Bmis.Biometrics.Templates;

namespace Bmis.Biometrics.SeveralFingers;

/// <summary>
/// The fingers of one person: for each position a template, or the reason why there is none, or nothing when it was not
/// asked for. Positions are the ten single fingers, 1 to 10. Immutable; safe for use by several threads.
/// </summary>
public sealed class FingerSet
{
    private readonly SortedDictionary<FingerPosition, FingerTemplate> _prints;
    private readonly SortedDictionary<FingerPosition, MissingReason> _absences;

    private FingerSet(
        SortedDictionary<FingerPosition, FingerTemplate> prints,
        SortedDictionary<FingerPosition, MissingReason> absences) =>
        (_prints, _absences) = (prints, absences);

    /// <summary>No finger.</summary>
    public static FingerSet Empty { get; } = new([], []);

    /// <summary>The prints, by position in its order.</summary>
    public IReadOnlyDictionary<FingerPosition, FingerTemplate> Prints => _prints;

    /// <summary>Why fingers have no print, by position in its order.</summary>
    public IReadOnlyDictionary<FingerPosition, MissingReason> Absences => _absences;

    /// <summary>Whether a position is one of the ten fingers, and no hand, palm or unknown one.</summary>
    public static bool IsFinger(FingerPosition position) =>
        position is >= FingerPosition.RightThumb and <= FingerPosition.LeftLittle;

    /// <summary>The set with a print at a position, in the place of whatever was there.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The position is not one of the ten fingers.</exception>
    public FingerSet With(FingerPosition position, FingerTemplate print)
    {
        var (prints, absences) = Without(position);
        prints[position] = print;
        return new(prints, absences);
    }

    /// <summary>The set with the reason why a position has no print, in the place of whatever was there.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The position is not one of the ten fingers.</exception>
    public FingerSet With(FingerPosition position, MissingReason absence)
    {
        var (prints, absences) = Without(position);
        absences[position] = absence;
        return new(prints, absences);
    }

    /// <summary>Says the counts alone: prints are personal.</summary>
    public override string ToString() => $"[finger set, {_prints.Count} prints, {_absences.Count} absent]";

    private (SortedDictionary<FingerPosition, FingerTemplate> Prints,
        SortedDictionary<FingerPosition, MissingReason> Absences) Without(FingerPosition position)
    {
        if (!IsFinger(position)) throw new ArgumentOutOfRangeException(nameof(position));
        SortedDictionary<FingerPosition, FingerTemplate> prints = new(_prints);
        SortedDictionary<FingerPosition, MissingReason> absences = new(_absences);
        prints.Remove(position);
        absences.Remove(position);
        return (prints, absences);
    }
}
