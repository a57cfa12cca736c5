using System.Text.Json;
using Bmis.Documents.AccessControl;
using Bmis.Documents.Iso7816;
using Bmis.Documents.Lds;

namespace Bmis.Documents.Reading;

/// <summary>Whether document and chip belong together, by how the chip was opened (Doc 9303-11, 4).</summary>
internal static class AccessJudge
{
    /// <summary>The reason of what is not performed because files were given without their chip.</summary>
    internal const string NoChip = "no-chip";

    private const string Downgraded = "downgraded";

    /// <summary>Judges how the chip was opened.</summary>
    /// <param name="access">How access went.</param>
    /// <param name="signed">
    /// What DG14 says of the chip. Nobody signs EF.CardAccess: whoever stands between chip and reader could take PACE
    /// out of it, but not out of DG14, which repeats it (Doc 9303-10, 4.7.14).
    /// </param>
    internal static ReportedCheck Judge(AccessEvidence access, SecurityInfos signed) => access.Protocol switch
    {
        AccessProtocol.BasicAccess or AccessProtocol.Open
            when access.Option is null && PaceChoice.Of(signed).Best is not null =>
            Check(DocumentCheckResult.Failed, Downgraded, "card-access-differs"),
        AccessProtocol.Pace => Check(DocumentCheckResult.Successful, "pace", Variant(access)),
        AccessProtocol.BasicAccess when access.IsDowngraded =>
            Check(DocumentCheckResult.Failed, Downgraded, Kebab(access.PaceFault)),
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
            return Check(DocumentCheckResult.Failed, Kept(access), access.Status.ToString());
        var fault = access.PaceFault != AccessFault.None ? access.PaceFault : access.BasicFault;
        return fault == AccessFault.None
            ? Check(DocumentCheckResult.NotPerformed, "")
            : Check(DocumentCheckResult.Failed, Kebab(fault), Variant(access));
    }

    // That a chip has no application is another answer than that it gives nothing: a session that it has given up, or a
    // security status that it finds wanting. What made PACE fail comes before the latter.
    private static string Kept(AccessEvidence access)
    {
        var isLost = access.Status == StatusWord.SecureObjectsWrong || access.Status == StatusWord.SecureObjectsMissing;
        if (!isLost && access.Status != StatusWord.SecurityNotSatisfied)
            return "no-application";
        if (access.PaceFault != AccessFault.None)
            return Kebab(access.PaceFault);
        return Kebab(isLost && access.Option is not null ? FileFault.SessionLost : FileFault.NotAllowed);
    }

    private static string[] Variant(AccessEvidence access) => access.Option is { } option
        ? [Kebab(option.Protocol.Mapping), Kebab(option.Protocol.Suite), $"parameters-{option.ParameterId}"]
        : [];

    private static ReportedCheck Check(DocumentCheckResult result, string reason, params string[] details) =>
        new(ReportedChecks.Access, result, reason, details);
}
