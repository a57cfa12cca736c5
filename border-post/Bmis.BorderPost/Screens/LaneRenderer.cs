using System.Globalization;
using Bmis.BorderPost.Inspecting;
using Bmis.Components.Languages;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Bmis.BorderPost.Screens;

/// <summary>Renders the state of the desk in one language.</summary>
internal sealed class LaneRenderer(
    IServiceScopeFactory scopes, ILoggerFactory loggers, InspectionDesk desk, LaneViewWriter writer)
{
    internal async Task<LaneFrame> RenderAsync(Language language)
    {
        // The culture of this asynchronous method alone.
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = language.Culture;
        var view = writer.Write(desk.State);
        await using var scope = scopes.CreateAsyncScope();
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, loggers);
        var parameters = ParameterView.FromDictionary(
            new Dictionary<string, object?> { [nameof(Inspected.View)] = view });
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<Inspected>(parameters)).ToHtmlString());
        return new(view.Revision, html, view.Bar);
    }
}
