using Bmis.Biometrics.Images;

namespace Bmis.Central.Fingerprints;

/// <summary>Pictures of fingers as answers that nobody keeps.</summary>
internal static class FingerPictures
{
    /// <summary>The picture as a PNG file; 404 where there is none.</summary>
    public static IResult Answer(HttpContext context, GreyImage? picture)
    {
        if (picture is null)
            return Results.NotFound();
        context.Response.Headers.CacheControl = "no-store";
        return Results.Bytes(ImageWriter.Png(picture), "image/png");
    }
}
