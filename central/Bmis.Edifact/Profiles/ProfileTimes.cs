using Bmis.Edifact.Parts;

namespace Bmis.Edifact.Profiles;

/// <summary>Times that are agreed with a partner.</summary>
/// <param name="AnswerSeconds">Seconds until the carrier decides by itself about a request without an answer.</param>
/// <param name="PartMinutes">Minutes that missing parts may still come after the last new one.</param>
/// <param name="TogetherMinutes">Minutes that parts of one set are prepared apart at most.</param>
public sealed record ProfileTimes(int AnswerSeconds, int PartMinutes, int TogetherMinutes)
{
    /// <summary>The longest time that may stand here, in its unit.</summary>
    public const int Longest = 2_880;

    /// <summary>Those of parts, as filing wants them.</summary>
    public PartTimes OfParts() => new(TimeSpan.FromMinutes(PartMinutes), TimeSpan.FromMinutes(TogetherMinutes));
}
