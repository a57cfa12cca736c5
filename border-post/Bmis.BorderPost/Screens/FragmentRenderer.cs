using System.Globalization;
using Bmis.Components.Languages;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Bmis.BorderPost.Screens;

/// <summary>Renders a part of a page in one language.</summary>
internal sealed class FragmentRenderer(IServiceScopeFactory scopes, ILoggerFactory loggers)
{
    /// <summary>The part as HTML; empty when there is nothing to show.</summary>
    /// <param name="language">The language.</param>
    /// <param name="parameter">Name of the part's parameter.</param>
    /// <param name="write">Writes what it shows, in the words of that language.</param>
    internal async Task<string> RenderAsync<TPart, TView>(Language language, string parameter, Func<TView?> write)
        where TPart : IComponent
        where TView : class
    {
        // The culture of this asynchronous method alone.
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = language.Culture;
        if (write() is not { } view) return "";
        await using var scope = scopes.CreateAsyncScope();
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, loggers);
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { [parameter] = view });
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<TPart>(parameters)).ToHtmlString());
    }
}
