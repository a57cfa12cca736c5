using Bmis.Central.Intake;
using Bmis.Central.Listening;
using Bmis.Central.Officers;
using Bmis.Central.Watchlists.Pages;
using Bmis.Sync.Attachments;
using Microsoft.Extensions.Options;

namespace Bmis.Central.Hits.Photographs;

/// <summary>Pictures of travellers with a possible match and of headquarters' own entries.</summary>
internal static class PhotographsRoom
{
    public static WebApplicationBuilder AddPhotographs(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<PhotographsOptions>().Bind(builder.Configuration.GetSection("Photographs"))
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<PhotographsOptions>>(
            new OptionsCheck<PhotographsOptions>(one => one.Problem()));
        services.AddSingleton<TravellerPhotographs>();
        services.AddSingleton<EntryPhotographs>();
        services.AddSingleton<HitPictureReader>();
        services.AddSingleton<PhotographKeeper>();
        services.AddHostedService(provider => provider.GetRequiredService<PhotographKeeper>());
        return builder;
    }

    public static void MapPhotographs(this WebApplication application)
    {
        EntryPhotographEndpoints.Map(application);
        application
            .MapAttachments(
                application.Services.GetRequiredService<LaneAttachments>(),
                application.Services.GetRequiredService<AttachmentParts>(),
                LaneScheme.Identify)
            .RequireAuthorization(Policies.Lane)
            .WithMetadata(ForLanes.Mark);
    }

    /// <summary>A picture as an answer that nobody keeps; 404 where there is none.</summary>
    public static IResult Answer(HttpContext context, byte[]? jpeg)
    {
        if (jpeg is null)
            return Results.NotFound();
        context.Response.Headers.CacheControl = "no-store";
        return Results.Bytes(jpeg, "image/jpeg");
    }
}
