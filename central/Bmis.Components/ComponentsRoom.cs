using System.Reflection;
using Bmis.Components.Assets;
using Bmis.Components.Languages;
using Bmis.Components.Trouble;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Localization;

namespace Bmis.Components;

/// <summary>What an application adds to serve pages made of these components.</summary>
public static class ComponentsRoom
{
    /// <summary>
    /// Server-rendered pages, antiforgery, languages and the assets of this library and of
    /// <paramref name="assemblies"/> (resources named <c>assets/NAME</c>).
    /// </summary>
    public static IServiceCollection AddBmisComponents(this IServiceCollection services, params Assembly[] assemblies)
    {
        services.AddRazorComponents();
        services.AddAntiforgery(forgery => forgery.Cookie.Name = "bmis-forgery");
        services.AddBmisLanguages();
        services.AddSingleton(_ => AssetCatalogue.Of([typeof(ComponentsRoom).Assembly, .. assemblies]));
        return services;
    }

    /// <summary>Texts in the languages of the section <c>Languages</c>; further languages from a folder.</summary>
    public static IServiceCollection AddBmisLanguages(this IServiceCollection services)
    {
        services.AddOptions<LanguageOptions>().BindConfiguration(LanguageOptions.Section)
            .Validate(options => options.Folder.Length == 0 || Directory.Exists(options.Folder),
                "Languages:Folder must be an existing folder or empty.")
            .ValidateOnStart();
        services.TryAddSingleton<LanguageCatalogue>();
        services.TryAddSingleton<IStringLocalizerFactory, TextLocalizerFactory>();
        services.TryAddTransient(typeof(IStringLocalizer<>), typeof(StringLocalizer<>));
        return services;
    }

    /// <summary>Sets the culture of a request by <c>?lang=</c>, then by cookie, then by Accept-Language.</summary>
    /// <exception cref="InvalidDataException">A language file cannot be read; the message names it.</exception>
    public static IApplicationBuilder UseBmisLanguages(this IApplicationBuilder app)
    {
        app.ApplicationServices.GetRequiredService<LanguageCatalogue>();
        return app.UseMiddleware<LanguageChoice>();
    }

    /// <summary>Strict content-security policy and the other headers of every answer; pages are never stored.</summary>
    /// <param name="app">The application.</param>
    /// <param name="mayUseCamera">True where pages of this very origin photograph people.</param>
    public static IApplicationBuilder UseBmisSecurityHeaders(
        this IApplicationBuilder app, bool mayUseCamera = false)
    {
        Func<object, Task> write = mayUseCamera ? SecurityHeaders.WriteWithCameraAsync : SecurityHeaders.WriteAsync;
        return app.Use((context, next) =>
        {
            context.Response.OnStarting(write, context.Response);
            return next(context);
        });
    }

    /// <summary>
    /// A page that says what went wrong for every answer without one: an address that does not exist, a form that was
    /// not accepted, a fault of ours. Comes after the languages.
    /// </summary>
    public static IApplicationBuilder UseBmisTroublePages(this IApplicationBuilder app) => app
        .UseStatusCodePages(TroubleAnswer.WriteAsync)
        .UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = _ => Task.CompletedTask });

    /// <summary>Serves the assets under addresses that change with their content; anonymous.</summary>
    public static IEndpointConventionBuilder MapBmisAssets(this IEndpointRouteBuilder routes) =>
        routes.MapGet(AssetCatalogue.Root + "/{hash}/{name}", AssetAnswer.WriteAsync).AllowAnonymous();
}
