using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Bmis.Components.Languages;

/// <summary>Runs a request in the language its visitor chose; a choice by query is kept in a cookie.</summary>
internal sealed class LanguageChoice(RequestDelegate next, LanguageCatalogue catalogue)
{
    internal const string Query = "lang";
    internal const string Cookie = "bmis-language";

    private static readonly TimeSpan Kept = TimeSpan.FromDays(365);

    public Task InvokeAsync(HttpContext context)
    {
        var asked = catalogue.Find(context.Request.Query[Query]);
        if (asked is not null) context.Response.Cookies.Append(Cookie, asked.Code, Options(context));
        var kept = catalogue.Find(context.Request.Cookies[Cookie]);
        var language = asked ?? kept ?? Accepted(context) ?? catalogue.Default;
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = language.Culture;
        return next(context);
    }

    private Language? Accepted(HttpContext context) => context.Request.GetTypedHeaders().AcceptLanguage
        .Take(16).OrderByDescending(one => one.Quality ?? 1)
        .Select(one => catalogue.Find(one.Value.Value)).FirstOrDefault(one => one is not null);

    private static CookieOptions Options(HttpContext context) => new()
    {
        MaxAge = Kept,
        HttpOnly = true,
        IsEssential = true,
        SameSite = SameSiteMode.Lax,
        Secure = context.Request.IsHttps,
    };
}
