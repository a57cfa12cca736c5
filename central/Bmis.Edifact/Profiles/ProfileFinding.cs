using Bmis.Edifact.Interchange;

namespace Bmis.Edifact.Profiles;

/// <summary>How a message departs from its profile, once for each kind. It never holds content of a message.</summary>
/// <param name="Code">How it departs.</param>
/// <param name="Offset">The first byte of the first segment that does, from the beginning of the transmission.</param>
/// <param name="Count">How many segments do.</param>
public sealed record ProfileFinding(ProfileFindingCode Code, int Offset, int Count)
{
    /// <summary>How much it weighs; never an error, because everything can be read all the same.</summary>
    public Severity Severity => Code switch
    {
        ProfileFindingCode.SexMayBeUnknown or ProfileFindingCode.Bags or ProfileFindingCode.Application =>
            Severity.Information,
        _ => Severity.Warning,
    };

    /// <summary>The worst grade for it: B at most.</summary>
    public Grade Grade => Severity == Severity.Information ? Grade.A : Grade.B;
}
