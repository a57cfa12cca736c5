using Bmis.Crossings.Corrections;

namespace Bmis.BorderPost.Corrections;

/// <summary>What became of a correction.</summary>
/// <param name="IsThere">Whether there is such a record.</param>
/// <param name="Refusal">Why nothing was corrected; null when it was.</param>
internal sealed record CorrectionAnswer(bool IsThere, CorrectionRefusal? Refusal)
{
    internal static CorrectionAnswer Done { get; } = new(true, null);

    internal static CorrectionAnswer NotThere { get; } = new(false, null);
}
