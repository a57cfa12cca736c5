using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.Serving;

namespace Bmis.BorderPost.Lists;

internal static class ListsRoom
{
    internal static void AddLists(this WebApplicationBuilder builder)
    {
        builder.AddSettings<ListsOptions>();
        builder.Services.AddSingleton<ListShelf>();
        builder.Services.AddSingleton<IAlertScreening, AlertScreening>();
        builder.Services.AddSingleton<PrintedAlerts>();
    }
}
