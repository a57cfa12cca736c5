using System.Text.Json;
using Bmis.Documents.AccessControl;

namespace Bmis.Documents.Reading;

/// <summary>Whether document and chip belong together, by how the chip was opened (Doc 9303-11, 4).</summary>
internal static class AccessJudge
{
    /// <summary>The reason of what is not performed because files were given without their chip.</summary>
    internal const string NoChip = "no-chip";

    internal static ReportedCheck Judge(AccessEvidence access) => access.Protocol switch
    {
        AccessProtocol.Pace => Check(DocumentCheckResult.Successful, "pace", Variant(access)),
        AccessProtocol.BasicAccess when access.IsDowngraded =>
            Check(DocumentCheckResult.Failed, "downgraded", Kebab(access.PaceFault)),
        AccessProtocol.BasicAccess => Check(DocumentCheckResult.Successful, "basic-access-control"),
        AccessProtocol.Open => Check(DocumentCheckResult.NotSupported, "open"),
        _ => NotOpened(access),
    };

    /// <summary>A name of an enumeration in words joined by hyphens.</summary>
    internal static string Kebab<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    private static ReportedCheck NotOpened(AccessEvidence access)
    {
        if (access.LacksChip)
            return Check(DocumentCheckResult.NotPerformed, NoChip);
        if (access.LacksKey)
            return Check(DocumentCheckResult.NotPerformed, "no-key");
        if (access.LacksApplication)
            return Check(DocumentCheckResult.Failed, "no-application", access.Status.ToString());
        var fault = access.PaceFault != AccessFault.None ? access.PaceFault : access.BasicFault;
        return fault == AccessFault.None
            ? Check(DocumentCheckResult.NotPerformed, "")
            : Check(DocumentCheckResult.Failed, Kebab(fault), Variant(access));
    }

    private static string[] Variant(AccessEvidence access) => access.Option is { } option
        ? [Kebab(option.Protocol.Mapping), Kebab(option.Protocol.Suite), $"parameters-{option.ParameterId}"]
        : [];

    private static ReportedCheck Check(DocumentCheckResult result, string reason, params string[] details) =>
        new(ReportedChecks.Access, result, reason, details);
}
