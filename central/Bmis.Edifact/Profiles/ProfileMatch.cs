namespace Bmis.Edifact.Profiles;

/// <summary>Which interchanges a profile is for. Each list that is not empty must hold what was sent.</summary>
/// <param name="Senders">Senders (UNB, 0004).</param>
/// <param name="Applications">Application references (UNB, 0026).</param>
/// <param name="Associations">Association assigned codes (UNH, 0057).</param>
public sealed record ProfileMatch(
    IReadOnlyList<string> Senders, IReadOnlyList<string> Applications, IReadOnlyList<string> Associations)
{
    /// <summary>
    /// How narrowly it fits: a sender weighs more than the application, and that more than the association; null when
    /// it does not fit, or asks for nothing: such a profile is only taken by its code.
    /// </summary>
    internal int? Weight(string sender, string application, string association)
    {
        var isFit = Fits(Senders, sender) && Fits(Applications, application) && Fits(Associations, association);
        var weight = (Senders.Count > 0 ? 4 : 0) + (Applications.Count > 0 ? 2 : 0) + (Associations.Count > 0 ? 1 : 0);
        return isFit && weight > 0 ? weight : null;
    }

    private static bool Fits(IReadOnlyList<string> wanted, string sent) => wanted.Count == 0 || wanted.Contains(sent);
}
