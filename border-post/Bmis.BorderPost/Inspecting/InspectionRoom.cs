namespace Bmis.BorderPost.Inspecting;

internal static class InspectionRoom
{
    internal static WebApplicationBuilder AddInspection(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ICheck, AlertListCheck>();
        return builder;
    }
}
