using System.Security.Claims;
using Bmis.BorderPost.Duty;
using Bmis.Components.Languages;
using Microsoft.AspNetCore.SignalR;

namespace Bmis.BorderPost.Screens;

/// <summary>Brings events to the officer's page; takes no decision.</summary>
internal sealed class LaneHub(LanguageCatalogue languages, LaneAudience audience, LaneRenderer renderer) : Hub
{
    internal const string Path = "/live";

    /// <summary>A frame of this very moment, on request of the page.</summary>
    public Task<LaneFrame> Look() => renderer.RenderAsync(Language);

    public override async Task OnConnectedAsync()
    {
        var language = Language;
        audience.Enter(
            Context.ConnectionId, language, Context.User?.FindFirstValue(DutyCookie.SessionClaim) ?? "", Context.Abort);
        await Groups.AddToGroupAsync(Context.ConnectionId, language.Code, Context.ConnectionAborted);
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        audience.Leave(Context.ConnectionId);
        return Task.CompletedTask;
    }

    private Language Language =>
        languages.Find(Context.GetHttpContext()?.Request.Query["culture"]) ?? languages.Default;
}
