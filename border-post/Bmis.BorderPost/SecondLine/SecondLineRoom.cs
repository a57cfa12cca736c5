using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.Journaling;
using Bmis.BorderPost.Serving;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Bmis.BorderPost.SecondLine;

internal static class SecondLineRoom
{
    internal static void AddSecondLine(this WebApplicationBuilder builder)
    {
        builder.AddSettings<SecondLineOptions>();
        builder.Services.AddSingleton<CaseBook>();
        builder.Services.AddSingleton<CaseChips>();
        builder.Services.AddHostedService(services => services.GetRequiredService<CaseChips>());
        builder.Services.AddSingleton<CaseWriter>();
        builder.Services.AddSingleton<LostWriter>();
        builder.Services.AddScoped<CaseDesk>();
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddHostedService<CaseBookOpening>();
        builder.Services.AddSingleton<InspectionRecorder>();
        builder.Services.Replace(ServiceDescriptor.Singleton<IInspectionRecorder, ReferralRecorder>());
    }

    internal static void MapSecondLine(this WebApplication app) => SecondLineEndpoints.Map(app);
}
