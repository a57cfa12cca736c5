namespace Bmis.BorderPost.Fingerprints.Screens;

/// <summary>Where officers see the fingers of travellers.</summary>
internal static class FingerScreensRoom
{
    internal static void AddFingerScreens(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<FingerScenes>();
        builder.Services.AddSingleton<FingersViewWriter>();
        builder.Services.AddSingleton<FingerLineWriter>();
        builder.Services.AddSingleton<EarlierSamples>();
        builder.Services.AddSingleton<CaseFingers>();
        builder.Services.AddHostedService(services => services.GetRequiredService<CaseFingers>());
        builder.Services.AddHostedService<FingersPump>();
    }

    internal static void MapFingerScreens(this WebApplication app)
    {
        FingersEndpoints.Map(app);
        CaseFingerEndpoint.Map(app);
    }
}
