using Bmis.Biometrics.Images;

namespace Bmis.Biometrics.SeveralFingers;

/// <summary>
/// Which labels of a set agree with an earlier one and which were exchanged. Which of the two sets has them wrong it
/// cannot say: a person decides, and corrects that one.
/// </summary>
/// <param name="Agree">Positions whose finger is the same in both sets.</param>
/// <param name="Moved">Fingers that the earlier set has under another label, by their label now.</param>
public sealed record LabelCheck(IReadOnlyList<FingerPosition> Agree, IReadOnlyList<MovedLabel> Moved)
{
    /// <summary>
    /// The set with the labels of the earlier one. What stood at a label that is needed, and is not moved itself, goes
    /// to a label that became free, in the order of the positions.
    /// </summary>
    public FingerSet Correct(FingerSet set)
    {
        var free = new Queue<FingerPosition>(
            Moved.Select(one => one.Said).Except(Moved.Select(one => one.Is)).Order());
        var displaced = Moved.Select(one => one.Is).Except(Moved.Select(one => one.Said)).Order()
            .Where(position => set.Prints.ContainsKey(position) || set.Absences.ContainsKey(position));
        var places = Moved.ToDictionary(one => one.Said, one => one.Is);
        foreach (var position in displaced) places[position] = free.Dequeue();
        var corrected = FingerSet.Empty;
        foreach (var (position, print) in set.Prints)
            corrected = corrected.With(places.GetValueOrDefault(position, position), print);
        foreach (var (position, reason) in set.Absences)
            corrected = corrected.With(places.GetValueOrDefault(position, position), reason);
        return corrected;
    }
}
