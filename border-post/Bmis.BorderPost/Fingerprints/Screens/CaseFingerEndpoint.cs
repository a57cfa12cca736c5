using Bmis.Biometrics.Images;
using Bmis.BorderPost.Fingerprints.Keeping;
using Bmis.BorderPost.Journaling;
using Bmis.BorderPost.SecondLine;
using Bmis.BorderPost.Views;

namespace Bmis.BorderPost.Fingerprints.Screens;

/// <summary>
/// Shows second line a finger as first line took it, or as it was enrolled before, while the case is open. It is in the
/// audit.
/// </summary>
internal static class CaseFingerEndpoint
{
    private const string Now = "now";
    private const string Before = "before";

    internal static void Map(WebApplication app) =>
        app.MapGet(SecondLineEndpoints.QueuePath + "/{id:guid}/fingers/{position:int}/{side}", Show)
            .WithMetadata(new Viewed(AuditTrail.ViewFinger));

    /// <summary>Where the finger is that first line took.</summary>
    internal static string AddressNow(Guid id, int position) => Address(id, position, Now);

    /// <summary>Where the finger is as it was enrolled.</summary>
    internal static string AddressBefore(Guid id, int position) => Address(id, position, Before);

    private static string Address(Guid id, int position, string side) =>
        $"{SecondLineEndpoints.Address(id)}/fingers/{position}/{side}";

    private static IResult Show(
        Guid id, int position, string side, HttpContext context, CaseFingers fingers, EarlierSamples samples)
    {
        if (fingers.Find(id) is not { } found || Picture(found, position, side, samples) is not { } picture)
            return Results.NotFound();
        context.Response.Headers.CacheControl = "no-store";
        return Results.Bytes(FingerPicture.Png(picture), "image/png");
    }

    private static GreyImage? Picture(CaseFingers.Found found, int position, string side, EarlierSamples samples) =>
        side switch
        {
            Now => found.Result?.Fingers.FirstOrDefault(one => (int)one.Position == position)?.Picture,
            Before => samples.Read(found.Comparison, position),
            _ => null,
        };
}
