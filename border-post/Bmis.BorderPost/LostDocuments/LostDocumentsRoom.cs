using Bmis.BorderPost.Hits;
using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.Serving;

namespace Bmis.BorderPost.LostDocuments;

/// <summary>The list of lost and stolen documents at a lane that may hold it; else nothing of it.</summary>
internal static class LostDocumentsRoom
{
    internal static void AddLostDocumentList(this WebApplicationBuilder builder)
    {
        builder.AddSettings<LostDocumentsOptions>();
        builder.Services.AddSingleton<LostDocumentShelf>();
        if (!builder.Configuration.GetValue<bool>($"{LostDocumentsOptions.Section}:Enabled")) return;
        builder.Services.AddLostDocuments<LostDocumentLookUp>();
        builder.Services.AddSingleton<ILateList, LateLostDocuments>();
        builder.Services.AddHostedService<LostDocumentService>();
    }
}
