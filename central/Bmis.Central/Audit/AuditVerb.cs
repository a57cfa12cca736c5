using Bmis.Central.CommandLine;

namespace Bmis.Central.Audit;

/// <summary><c>bmis-central audit verify</c>: looks over the whole chain; exit 1 when it was changed.</summary>
internal static class AuditVerb
{
    public static async Task<int> VerifyAsync(VerbContext context)
    {
        context.Arguments.RequireNothingElse();
        await using var rooms = context.OpenRooms();
        var proof = await rooms.GetRequiredService<AuditVerifier>().VerifyAsync(context.Cancellation);
        context.Write(new
        {
            last = proof.Last,
            anchors = proof.Anchors,
            valid = proof.IsWhole,
            firstBad = proof.FirstBad,
            reason = proof.Reason,
        });
        return proof.IsWhole ? VerbContext.Done : VerbContext.Failed;
    }
}
