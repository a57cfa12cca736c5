using Bmis.Documents.Agreement;
using Bmis.Documents.Lds;

namespace Bmis.Documents.AccessControl;

/// <summary>Which of a chip's variants of PACE is used, and which cannot be.</summary>
/// <param name="Best">The best one; null when none can be used.</param>
/// <param name="Refused">Those that cannot.</param>
public sealed record PaceChoice(PaceOption? Best, IReadOnlyList<PaceRefusal> Refused)
{
    internal const int Version = 2;

    /// <summary>
    /// Chooses: first a mapping that proves the chip, then the generic one, then the integrated one; among those the
    /// strongest domain parameters, curves before the slower groups, and the cipher with the longest key.
    /// </summary>
    public static PaceChoice Of(SecurityInfos infos)
    {
        var judged = infos.Pace.Select(info => (Info: info, Obstacle: Judge(info))).ToList();
        var isAmbiguous = infos.PaceDomainParameters.Count > 0
            || infos.Pace.Select(info => info.ParameterId).Distinct().Count() > 1;
        var best = judged.Where(one => one.Obstacle is null)
            .Select(one => one.Info)
            .OrderBy(info => Rank(info.Protocol.Mapping))
            .ThenByDescending(info => StandardDomainParameters.StrengthOf(info.ParameterId!.Value))
            .ThenByDescending(info => info.Protocol.Kind)
            .ThenByDescending(info => info.Protocol.Suite)
            .FirstOrDefault();
        var refused = judged.Where(one => one.Obstacle is not null)
            .Select(one => new PaceRefusal(one.Info, one.Obstacle!.Value));
        return new(
            best is null ? null : new(best.Protocol, best.ParameterId!.Value, isAmbiguous), [.. refused]);
    }

    /// <summary>Why a variant cannot be used; null when it can.</summary>
    public static PaceObstacle? Judge(PaceInfo info)
    {
        if (info.Version != Version)
            return PaceObstacle.Version;
        if (info.ParameterId is not { } id)
            return PaceObstacle.NoParameters;
        if (StandardDomainParameters.Of(id) is not { } group)
            return PaceObstacle.OwnParameters;
        if (group.Kind != info.Protocol.Kind)
            return PaceObstacle.OtherFamily;
        return info.Protocol.Mapping == PaceMapping.Integrated && !group.HasIntegratedMapping
            ? PaceObstacle.NoMapping
            : null;
    }

    private static int Rank(PaceMapping mapping) => mapping switch
    {
        PaceMapping.ChipAuthentication => 0,
        PaceMapping.Generic => 1,
        _ => 2,
    };
}
