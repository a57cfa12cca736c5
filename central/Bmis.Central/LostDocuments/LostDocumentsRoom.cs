using Microsoft.Extensions.Options;

namespace Bmis.Central.LostDocuments;

/// <summary>The list of lost and stolen documents: its versions are proposals that another person signs.</summary>
internal static class LostDocumentsRoom
{
    public static WebApplicationBuilder AddLostDocuments(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<LostDocumentsOptions>()
            .Bind(builder.Configuration.GetSection("LostDocuments"))
            .ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<LostDocumentsOptions>>(
            new OptionsCheck<LostDocumentsOptions>(options => options.Problem()));
        builder.Services.AddSingleton<LostDocumentProposals>();
        builder.Services.AddSingleton<LostDocumentStage>();
        builder.Services.AddSingleton<LostDocumentDesk>();
        return builder;
    }
}
