using System.Security.Claims;
using Bmis.Sync.Envelopes;
using Bmis.Sync.Wire;

namespace Bmis.Central.Intake;

/// <summary>How a lane is known: the certificate that it showed, and the register of lanes.</summary>
internal static class LaneScheme
{
    public const string Name = "lane";
    public const string LaneClaim = "lane";

    /// <summary>The lane behind a call that was let in; null when there is none.</summary>
    public static Producer? Identify(GrpcCall call) =>
        Producer.TryParse(call.HttpContext.User.FindFirstValue(LaneClaim));
}
